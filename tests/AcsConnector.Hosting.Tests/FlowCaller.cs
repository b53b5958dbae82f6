using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsConnector.Hosting.Tests;

/// <summary>
/// Calls as Logic Apps does: 408, 429, 5xx and no answer at all are followed by the same request again, with the same request
/// id, and perhaps at another process. A 409 stands for a run that is resubmitted. Only the waits are shorter.
/// </summary>
internal sealed class FlowCaller(params IReadOnlyList<FunctionsHost> hosts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, int> _seen = new();
    private readonly ConcurrentQueue<string> _malformed = new();
    private readonly Lock _lock = new();
    private int _next;

    /// <summary>The answers so far, by status and code.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    /// <summary>Failures of the API that were not told in its own shape.</summary>
    public IReadOnlyCollection<string> WithoutEnvelope => _malformed;

    public (TimeSpan Time, string Answer) Slowest { get; private set; } = (TimeSpan.Zero, "");

    public int Succeeded => _seen.Where(seen => seen.Key[0] == '2').Sum(seen => seen.Value);

    public int Count(string answer) => _seen.GetValueOrDefault(answer);

    /// <summary>The answer that succeeded in the end; null for one without a body.</summary>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, string? requestId = null, Func<HttpContent>? body = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            using var request = FunctionsBench.Request(method, path);
            request.Content = body?.Invoke();
            if (requestId is not null)
                request.Headers.Add("Repeatability-Request-ID", requestId);
            var (status, json, wait) = await TryAsync(request);
            if (status is >= 200 and < 300)
                return json;

            Assert.True(status is null or 408 or 409 or 429 or >= 500, $"{method} {path} was answered {status}: {json}");
            if (Stopwatch.GetElapsedTime(started) > Patience)
                Assert.Fail($"{method} {path} has not succeeded for {Patience.TotalSeconds} s; last it was answered {status}: {json}");
            await Task.Delay(wait ?? Pause * (1 + Random.Shared.NextDouble()), TestContext.Current.CancellationToken);
        }
    }

    private async Task<(int? Status, JsonNode? Json, TimeSpan? Wait)> TryAsync(HttpRequestMessage request)
    {
        var host = hosts[(int)((uint)Interlocked.Increment(ref _next) % hosts.Count)];
        var started = Stopwatch.GetTimestamp();
        var told = "no answer";
        try
        {
            using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            (told, var json) = Read(answer, text);
            return ((int)answer.StatusCode, json, answer.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException)
        {
            return (null, null, null);
        }
        finally
        {
            Note(told, Stopwatch.GetElapsedTime(started));
        }
    }

    private (string Told, JsonNode? Json) Read(HttpResponseMessage answer, string text)
    {
        var status = (int)answer.StatusCode;
        if (answer.Headers.Contains(FunctionsHost.FailureHeader))
            return ($"{status} of the host", null);
        if (status < 400)
            return ($"{status}", text.Length > 0 ? JsonNode.Parse(text) : null);

        try
        {
            var error = JsonNode.Parse(text)!["error"]!;
            Assert.NotEmpty(error["message"]!.GetValue<string>());
            return ($"{status} {error["code"]!.GetValue<string>()}", error);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            _malformed.Enqueue($"{status}: {text}");
            return ($"{status} without a code", null);
        }
    }

    private void Note(string told, TimeSpan time)
    {
        _seen.AddOrUpdate(told, 1, (_, count) => count + 1);
        lock (_lock)
        {
            if (time > Slowest.Time)
                Slowest = (time, told);
        }
    }
}
