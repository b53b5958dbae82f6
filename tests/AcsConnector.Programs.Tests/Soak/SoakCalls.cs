using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Soak;

internal sealed record Reply(int Status, JsonNode? Body, string? Code)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>What a fault, a repeat that runs already, or a clock that jumps between signing and checking may lead to.</summary>
    public bool MayBeTriedAgain => Status is 429 or 502 or 503 or 504 || (Status, Code) is (409, "RequestInProgress");
}

/// <summary>Calls of the API as a connector makes them. Every answer is counted, and every refusal must have the error envelope.</summary>
internal sealed class SoakCalls(SoakedPrograms programs, SoakLedger ledger)
{
    public async Task<Reply> SendAsync(string call, HttpMethod method, string path, string? body = null, string? requestId = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (requestId is not null)
            request.Headers.Add("Repeatability-Request-ID", requestId);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

        var api = requestId is null ? programs.Api : programs.RepeatableApi;
        using var answer = await api.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var reply = ReplyOf((int)answer.StatusCode, text);
        ledger.Count(call, reply.Status, reply.Code);
        ledger.Demand(reply.IsSuccess || reply.Code is not null, $"{call} answered {reply.Status} without the error envelope: {text}");
        return reply;
    }

    /// <summary>Null when it was refused for good, which is a violation.</summary>
    public async Task<Reply?> UntilDoneAsync(string call, HttpMethod method, string path, string? body = null, string? requestId = null)
    {
        while (true)
        {
            var reply = await SendAsync(call, method, path, body, requestId);
            if (reply.IsSuccess)
                return reply;
            if (!reply.MayBeTriedAgain)
            {
                ledger.Violations.Add($"{call} answered {reply.Status} {reply.Body?.ToJsonString()}");
                return null;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<JsonNode> ControlAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await programs.Emulator.PostAsync(path, content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await RunningConnector.JsonAsync(answer);
    }

    /// <summary>alive, revoked, expired, …</summary>
    public async Task<string> StatusOfAsync(KnownToken token) =>
        (await ControlAsync("/_emulator/introspect", new JsonObject { ["token"] = token.Text }))["reason"]!.GetValue<string>();

    private static Reply ReplyOf(int status, string text)
    {
        try
        {
            var body = text.Length == 0 ? null : JsonNode.Parse(text);
            var error = status >= 300 ? body?["error"] : null;
            return new(status, body, error?["message"]?.GetValue<string>() is { Length: > 0 } ? error["code"]?.GetValue<string>() : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new(status, null, null);
        }
    }
}
