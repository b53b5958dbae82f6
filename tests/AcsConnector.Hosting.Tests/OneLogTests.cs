using System.Net;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Hosting.Tests;

/// <summary>A host makes a trace of every record that the worker hands to it, and of every line it writes.</summary>
public sealed class OneLogTests(FunctionsBench bench) : IClassFixture<FunctionsBench>
{
    private const string Guid = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task Hands_on_one_record_for_each_change_and_none_for_anything_else()
    {
        await using var host = await bench.StartAsync();

        foreach (var path in new[] { "/", "/health/live", "/health/ready", "/connection", "/no-such-operation", "/identities" })
            await SendAsync(host.Client, HttpMethod.Get, path);
        await MainJourney.RunAsync(host.Client, FunctionsBench.ApiKey, bench.Connector.TokenStatusAsync);
        var exchanged = await SendAsync(
            host.Client, HttpMethod.Post, "/teamsUser/:exchangeAccessToken",
            $$"""{"token":"{{await bench.TeamsTokenAsync(Guid, Guid)}}","appId":"{{Guid}}","userId":"{{Guid}}"}""");
        await SendAsync(host.Client, HttpMethod.Post, "/identities", "{");
        await SendAsync(host.Client, HttpMethod.Delete, "/identities/8:acs:%0A%0D%E2%80%A8%C2%85");
        await SendAsync(
            host.Client, HttpMethod.Post, "/identities", "{}",
            ("x-ms-workflow-run-id", "08584\t1234"), ("x-ms-client-request-id", "two %0A lines"));

        Assert.Equal(HttpStatusCode.OK, exchanged);
        Assert.Equal("", await host.StopAsync());
        Assert.Equal(
            [
                "identity.created", "token.issued", "tokens.revoked", "identity.deleted", "token.exchanged",
                "request.rejected", "request.rejected", "identity.created",
            ],
            FunctionsBench.EventsIn(FunctionsBench.LogsOf(host)).Select(told => told["event"]!.GetValue<string>()));
        AssertNothingElse(host);
    }

    [Fact]
    public async Task Hands_on_one_record_each_when_many_requests_end_at_once()
    {
        const int requests = 400;
        await using var host = await bench.StartAsync();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            async (n, _) => Assert.Equal(
                HttpStatusCode.Created,
                await SendAsync(host.Client, HttpMethod.Post, "/identities", "{}", ("x-ms-client-request-id", $"request-{n}"))));

        Assert.Equal("", await host.StopAsync());
        Assert.Equal(
            Enumerable.Range(0, requests).Select(n => $"request-{n}").Order(),
            FunctionsBench.EventsIn(host.Logs).Select(told => told["client_request_id"]!.GetValue<string>()).Order());
        AssertNothingElse(host);
    }

    private static async Task<HttpStatusCode> SendAsync(
        HttpClient client, HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = FunctionsBench.Request(method, path, json);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Each record belongs to an invocation of its own; beside them nothing is logged or written.</summary>
    private static void AssertNothingElse(FunctionsHost host)
    {
        var logs = FunctionsBench.LogsOf(host);
        Assert.Equal(FunctionsBench.EventsIn(logs).Count, logs.Count);
        Assert.Equal(logs.Count, logs.Select(log => log.InvocationId).Where(id => id.Length > 0).Distinct().Count());
        Assert.DoesNotContain(host.Logs, log => log.Level >= LogLevel.Warning);
        Assert.Empty(host.Worker.Output);
    }
}
