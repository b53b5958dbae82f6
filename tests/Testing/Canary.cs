using System.Net;
using System.Text;

namespace AcsConnector.Testing;

/// <summary>All five actions, well and badly, with a secret in every place that takes one.</summary>
public sealed class Canary
{
    public const string RunId = "08584312345678901234567890123CU00";
    private const string Guid = "11111111-2222-3333-4444-555555555555";
    private const string WrongKey = "Q2FuYXJ5IGtleSBvZiBhIGNhbGxlcg==";
    private const string WrongApiKey = "canary: an API key that nobody set";
    private const string CustomId = "canary-custom-id-of-a-body";
    private const string QueryCode = "canary-function-key";
    private readonly HttpClient _api;
    private readonly RunningConnector _service;
    private readonly string _endpoint;

    private Canary(HttpClient api, RunningConnector service, string endpoint) => (_api, _service, _endpoint) = (api, service, endpoint);

    /// <summary>Every secret that came by.</summary>
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    /// <summary>How many requests were sent. Each is an action, and told as one.</summary>
    public int Calls { get; private set; }

    /// <param name="api">The API under test.</param>
    /// <param name="service">The emulator behind it.</param>
    /// <param name="endpoint">What callers may name as their service; null for the emulator itself.</param>
    public static async Task<Canary> SendAsync(HttpClient api, RunningConnector service, string? endpoint = null)
    {
        var canary = new Canary(api, service, endpoint ?? service.EmulatorEndpoint);
        await canary.SendAllAsync();
        return canary;
    }

    /// <summary>Looks into everything that was said or sent to anybody.</summary>
    public void AssertNoneIn(params IReadOnlyList<string> sinks) =>
        Assert.All(Secrets, secret => Assert.All(sinks, sink => Assert.DoesNotContain(secret, sink, StringComparison.Ordinal)));

    private async Task SendAllAsync()
    {
        var teams = await TeamsTokenAsync();
        var created = await RunningConnector.JsonAsync(await SendAsync("POST", "/identities?code=" + QueryCode, """{"createTokenWithScopes":["chat"]}"""));
        var id = Uri.EscapeDataString(created["identity"]!["id"]!.GetValue<string>());
        var issued = await RunningConnector.JsonAsync(await SendAsync("POST", $"/identities/{id}/:issueAccessToken", """{"scopes":["voip"]}"""));
        var exchange = $$"""{"token":"{{teams}}","appId":"{{Guid}}","userId":"{{Guid}}"}""";
        var exchanged = await RunningConnector.JsonAsync(await SendAsync("POST", "/teamsUser/:exchangeAccessToken", exchange));
        var token = created["accessToken"]!["token"]!.GetValue<string>();

        foreach (var fault in new[] { "\"status\":500", "\"status\":429", "\"reset\":\"afterCommit\"" })
        {
            using var armed = new StringContent($$"""{"operation":"*","times":6,{{fault}}}""", Encoding.UTF8, "application/json");
            await _service.Emulator.PostAsync("/_emulator/faults", armed, TestContext.Current.CancellationToken);
            await SendAsync("POST", "/identities", $$"""{"customId":"{{CustomId}}"}""");
            await SendAsync("POST", $"/identities/{id}/:issueAccessToken", """{"scopes":["voip"]}""");
            await SendAsync("POST", "/teamsUser/:exchangeAccessToken", exchange);
            await _service.Emulator.DeleteAsync("/_emulator/faults", TestContext.Current.CancellationToken);
        }

        await SendAsync("POST", "/identities", token);
        await SendAsync("POST", $"/identities/{token}/:issueAccessToken", $$"""{"scopes":["{{WrongKey}}"]}""");
        await SendAsync("POST", "/teamsUser/:exchangeAccessToken", exchange.Replace(Guid, "no guid", StringComparison.Ordinal));
        await SendAsync("POST", "/identities", "{}", WrongApiKey);
        await SendAsync("POST", "/identities", "{}", $"endpoint={_endpoint};accesskey={WrongKey}");
        await SendAsync("POST", $"/identities/{id}/:revokeAccessTokens");
        await SendAsync("DELETE", $"/identities/{id}");
        Secrets =
        [
            teams, token, issued["token"]!.GetValue<string>(), exchanged["token"]!.GetValue<string>(), RunningApi.ApiKey, WrongKey, WrongApiKey, CustomId,
            QueryCode, _service.ConnectionString.Split("accesskey=")[1], "Signature=",
        ];
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path, string? json = null, string connection = RunningApi.ApiKey)
    {
        Calls++;
        var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Headers = { { "Connection-String", connection }, { "x-ms-workflow-run-id", RunId } },
        };
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return _api.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> TeamsTokenAsync()
    {
        using var asked = new StringContent($$"""{"appId":"{{Guid}}","userId":"{{Guid}}"}""", Encoding.UTF8, "application/json");
        using var answer = await _service.Emulator.PostAsync("/_emulator/teams-user-token", asked, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await RunningConnector.JsonAsync(answer))["token"]!.GetValue<string>();
    }
}
