using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Telemetry;

/// <summary>All five actions, well and badly, and then a look into everything the program said or sent to anybody.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string Guid = "11111111-2222-3333-4444-555555555555";
    private const string RunId = "08584312345678901234567890123CU00";
    private const string WrongKey = "Q2FuYXJ5IGtleSBvZiBhIGNhbGxlcg==";
    private const string WrongApiKey = "canary: an API key that nobody set";
    private const string CustomId = "canary-custom-id-of-a-body";
    private const string QueryCode = "canary-function-key";
    private readonly TemporaryFolder _data = new();
    private RunningConnector _service = null!;

    public async ValueTask InitializeAsync() => _service = await RunningConnector.StartAsync(_data.Path, "--in-memory");

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task No_standard_stream_holds_a_secret_and_every_change_is_one_line_of_it()
    {
        await using var api = await RunningApi.StartAsync(_service);

        var secrets = await UseAsync(api);
        var (output, errors) = await api.StopAsync();

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Listening on ", lines[0], StringComparison.Ordinal);
        var events = lines.Where(line => line[0] == '{').Select(line => JsonNode.Parse(line)!).ToList();
        foreach (var name in new[] { "identity.created", "token.issued", "tokens.revoked", "identity.deleted", "token.exchanged", "request.rejected" })
            Assert.Contains(events, told => told["event"]!.GetValue<string>() == name);
        Assert.All(events, told => Assert.Equal(RunId, told["workflow_run_id"]!.GetValue<string>()));
        Assert.DoesNotContain("\"event\"", errors, StringComparison.Ordinal);
        AssertNone(secrets, output, errors);
    }

    [Fact]
    public async Task No_trace_metric_or_log_that_is_exported_holds_a_secret()
    {
        await using var collector = await OtlpStandIn.StartAsync();
        await using var api = await RunningApi.StartAsync(_service,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        var secrets = await UseAsync(api);
        var (output, errors) = await api.StopAsync();

        Assert.Contains("/identities", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("acs-connector-api", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("acsconnector.tokens", collector.Received("metrics"), StringComparison.Ordinal);
        Assert.Contains("identity.created", collector.Received("logs"), StringComparison.Ordinal);
        Assert.Contains(RunId, collector.Received("logs"), StringComparison.Ordinal);
        Assert.DoesNotContain("identity.created", output, StringComparison.Ordinal); // Told once.
        AssertNone(secrets, output, errors, collector.Received("traces"), collector.Received("metrics"), collector.Received("logs"));
    }

    private static void AssertNone(IReadOnlyList<string> secrets, params IReadOnlyList<string> sinks) =>
        Assert.All(secrets, secret => Assert.All(sinks, sink => Assert.DoesNotContain(secret, sink, StringComparison.Ordinal)));

    /// <summary>Gives every secret that came by.</summary>
    private async Task<IReadOnlyList<string>> UseAsync(RunningApi api)
    {
        var teams = await TeamsTokenAsync();
        var created = await RunningConnector.JsonAsync(await SendAsync(api, "POST", "/identities?code=" + QueryCode, """{"createTokenWithScopes":["chat"]}"""));
        var id = Uri.EscapeDataString(created["identity"]!["id"]!.GetValue<string>());
        var issued = await RunningConnector.JsonAsync(await SendAsync(api, "POST", $"/identities/{id}/:issueAccessToken", """{"scopes":["voip"]}"""));
        var exchange = $$"""{"token":"{{teams}}","appId":"{{Guid}}","userId":"{{Guid}}"}""";
        var exchanged = await RunningConnector.JsonAsync(await SendAsync(api, "POST", "/teamsUser/:exchangeAccessToken", exchange));
        var token = created["accessToken"]!["token"]!.GetValue<string>();

        foreach (var fault in new[] { "\"status\":500", "\"status\":429", "\"reset\":\"afterCommit\"" })
        {
            using var armed = new StringContent($$"""{"operation":"*","times":6,{{fault}}}""", Encoding.UTF8, "application/json");
            await _service.Emulator.PostAsync("/_emulator/faults", armed, TestContext.Current.CancellationToken);
            await SendAsync(api, "POST", "/identities", $$"""{"customId":"{{CustomId}}"}""");
            await SendAsync(api, "POST", $"/identities/{id}/:issueAccessToken", """{"scopes":["voip"]}""");
            await SendAsync(api, "POST", "/teamsUser/:exchangeAccessToken", exchange);
            await _service.Emulator.DeleteAsync("/_emulator/faults", TestContext.Current.CancellationToken);
        }

        await SendAsync(api, "POST", "/identities", token);
        await SendAsync(api, "POST", $"/identities/{token}/:issueAccessToken", $$"""{"scopes":["{{WrongKey}}"]}""");
        await SendAsync(api, "POST", "/teamsUser/:exchangeAccessToken", exchange.Replace(Guid, "no guid", StringComparison.Ordinal));
        await SendAsync(api, "POST", "/identities", "{}", WrongApiKey);
        await SendAsync(api, "POST", "/identities", "{}", _service.ConnectionString[.._service.ConnectionString.IndexOf("accesskey=", StringComparison.Ordinal)] + "accesskey=" + WrongKey);
        await SendAsync(api, "POST", $"/identities/{id}/:revokeAccessTokens");
        await SendAsync(api, "DELETE", $"/identities/{id}");

        return
        [
            teams, token, issued["token"]!.GetValue<string>(), exchanged["token"]!.GetValue<string>(), RunningApi.ApiKey, WrongKey, WrongApiKey, CustomId,
            QueryCode, _service.ConnectionString.Split("accesskey=")[1], "Signature=",
        ];
    }

    private static Task<HttpResponseMessage> SendAsync(RunningApi api, string method, string path, string? json = null, string connection = RunningApi.ApiKey)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Connection-String", connection }, { "x-ms-workflow-run-id", RunId } } };
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> TeamsTokenAsync()
    {
        using var asked = new StringContent($$"""{"appId":"{{Guid}}","userId":"{{Guid}}"}""", Encoding.UTF8, "application/json");
        using var answer = await _service.Emulator.PostAsync("/_emulator/teams-user-token", asked, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await RunningConnector.JsonAsync(answer))["token"]!.GetValue<string>();
    }
}
