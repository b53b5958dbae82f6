using System.Net;
using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>A host makes a trace of every line that the process writes.</summary>
public sealed class OneLineTests(FunctionsBench bench) : IClassFixture<FunctionsBench>
{
    private const string Guid = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task Writes_one_line_for_each_change_and_none_for_anything_else()
    {
        await using var host = await bench.StartAsync();

        foreach (var path in new[] { "/", "/health/live", "/health/ready", "/connection", "/no-such-operation", "/identities" })
            await SendAsync(host.Direct, HttpMethod.Get, path);
        await MainJourney.RunAsync(host.Client, FunctionsBench.ApiKey, bench.Connector.TokenStatusAsync);
        var exchanged = await SendAsync(
            host.Client, HttpMethod.Post, "/teamsUser/:exchangeAccessToken",
            $$"""{"token":"{{await TeamsTokenAsync()}}","appId":"{{Guid}}","userId":"{{Guid}}"}""");
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
            host.Lines.Select(line => JsonNode.Parse(line)!["event"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Writes_whole_lines_when_many_requests_end_at_once()
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
            host.Lines.Select(line => JsonNode.Parse(line)!["client_request_id"]!.GetValue<string>()).Order());
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

    private async Task<string> TeamsTokenAsync()
    {
        using var asked = FunctionsBench.Json($$"""{"appId":"{{Guid}}","userId":"{{Guid}}"}""");
        using var answer = await bench.Connector.Emulator.PostAsync(
            "/_emulator/teams-user-token", asked, TestContext.Current.CancellationToken);
        return (await RunningConnector.JsonAsync(answer))["token"]!.GetValue<string>();
    }
}
