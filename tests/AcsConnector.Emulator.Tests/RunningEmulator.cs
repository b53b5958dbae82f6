using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator.Tests;

/// <summary>An emulator with a fresh store and a clock of its own, and the calls that tests make to it.</summary>
internal sealed class RunningEmulator : IAsyncDisposable
{
    private readonly HttpClient _client;

    private RunningEmulator(EmulatorHost host, TestClock clock, CapturedLog log)
    {
        Host = host;
        Clock = clock;
        Log = log;
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            MaxConnectionsPerServer = 16,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustOf(host.CertificatePath, clock.GetUtcNow()) },
        });
    }

    public EmulatorHost Host { get; }

    public TestClock Clock { get; }

    public CapturedLog Log { get; }

    public static async Task<RunningEmulator> StartAsync(
        Func<EmulatorOptions, EmulatorOptions>? with = null, TestClock? clock = null, LogLevel logLevel = LogLevel.Warning)
    {
        var options = new EmulatorOptions { DataFolder = SharedDataFolder.Folder.Path, InMemory = true, HttpsPort = 0, HttpPort = 0 };
        clock ??= new TestClock();
        var log = new CapturedLog();
        var host = await EmulatorHost.StartAsync(
            with?.Invoke(options) ?? options,
            logging => logging.SetMinimumLevel(logLevel).AddProvider(log),
            clock,
            TestContext.Current.CancellationToken);
        var emulator = new RunningEmulator(host, clock, log);

        // The key may still be in the making. Once it is published, no file appears in a folder that a test is deleting.
        await emulator.ControlAsync("GET", "/.well-known/jwks.json");
        return emulator;
    }

    /// <summary>One that keeps its identities.</summary>
    public static Task<RunningEmulator> StartAsync(TestFolder folder, TestClock? clock = null) =>
        StartAsync(options => options with { DataFolder = folder.Path, InMemory = false }, clock);

    /// <summary>Forgets what tests did to it: identities, faults, counted calls, its page, its log. The clock begins anew.</summary>
    public async Task ResetAsync()
    {
        Clock.BeginAnew();
        Host.Page = null;
        Assert.Equal(204, (await ControlAsync("POST", "/_emulator/reset")).Status);
        Log.Clear();
    }

    public async Task<Answer> SendAsync(Call call)
    {
        using var request = call.ToRequest(call.Https ? Host.Https : Host.Http, Clock.GetUtcNow());
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> CreateAsync(string? body = null, string version = Call.Stable) =>
        SendAsync(new Call("POST", "/identities", body) { Version = version });

    public async Task<string> NewIdentityAsync() => (await CreateAsync()).Id;

    public Task<Answer> IssueAsync(string id, string? body = """{"scopes":["voip"]}""", string version = Call.Stable) =>
        SendAsync(new Call("POST", $"/identities/{Uri.EscapeDataString(id)}/:issueAccessToken", body) { Version = version });

    public Task<Answer> RevokeAsync(string id) =>
        SendAsync(new Call("POST", $"/identities/{Uri.EscapeDataString(id)}/:revokeAccessTokens"));

    public Task<Answer> DeleteAsync(string id) =>
        SendAsync(new Call("DELETE", $"/identities/{Uri.EscapeDataString(id)}"));

    public Task<Answer> GetAsync(string id, string version = Call.Preview) =>
        SendAsync(new Call("GET", $"/identities/{Uri.EscapeDataString(id)}") { Version = version });

    public Task<Answer> ExchangeAsync(string body, string version = Call.Stable) =>
        SendAsync(new Call("POST", "/teamsUser/:exchangeAccessToken", body) { Version = version });

    /// <summary>An Entra token of <see cref="Ids.TeamsUser"/> for <see cref="Ids.App"/>.</summary>
    public async Task<string> NewEntraTokenAsync(int minutes = 60) => (await ControlAsync("POST", "/_emulator/teams-user-token",
        $$"""{"appId":"{{Ids.App}}","userId":"{{Ids.TeamsUser}}","expiresInMinutes":{{minutes}}}""")).Token;

    /// <summary>An Entra token of <see cref="Ids.TeamsUser"/> of <see cref="Ids.Tenant"/> for <see cref="Ids.App"/>.</summary>
    /// <param name="scopes">As an SDK asks for them. Null for those of Entra users.</param>
    public async Task<string> NewEntraUserTokenAsync(
        IEnumerable<string>? scopes = null, string tenant = Ids.Tenant, string user = Ids.TeamsUser, string app = Ids.App, int minutes = 60, string groups = "")
    {
        var asked = scopes is null ? "null" : $"[{string.Join(',', scopes.Select(scope => $"\"{scope}\""))}]";
        return (await ControlAsync("POST", "/_emulator/entra-user-token", $$"""
            {"appId":"{{app}}","userId":"{{user}}","tenantId":"{{tenant}}","scopes":{{asked}},"groupIds":[{{groups}}],"expiresInMinutes":{{minutes}}}
            """)).Token;
    }

    /// <summary>A token that lets the owner of the resource sign in without a key.</summary>
    public async Task<string> ManagedIdentityTokenAsync(string resource = "https://communication.azure.com/")
    {
        var route = $"/msi/token?api-version=2019-08-01&resource={Uri.EscapeDataString(resource)}";
        return (await SendAsync(Call.Control("GET", route) with { Headers = [("X-IDENTITY-HEADER", "any")] })).Json.GetProperty("access_token").GetString()!;
    }

    /// <summary>A call to one of the emulator's own routes.</summary>
    public Task<Answer> ControlAsync(string method, string path, string? body = null) => SendAsync(Call.Control(method, path, body));

    public async Task<JsonElement> IntrospectAsync(string token) =>
        (await ControlAsync("POST", "/_emulator/introspect", $$"""{"token":"{{token}}"}""")).Json;

    /// <summary>"alive", or why it is not.</summary>
    public async Task<string?> StateOfAsync(string token)
    {
        var answer = await IntrospectAsync(token);
        var reason = answer.GetProperty("reason").GetString();
        Assert.Equal(reason == "alive", answer.GetProperty("active").GetBoolean());
        return reason;
    }

    public async Task<long> CountAsync() => (await ControlAsync("GET", "/_emulator/identities")).Json.GetProperty("total").GetInt64();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Host.DisposeAsync();
        Log.Dispose();
    }

    /// <summary>Trusts the emulator's certificate and no other, by the emulator's clock.</summary>
    private static X509ChainPolicy TrustOf(string certificatePath, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTime = now.UtcDateTime,
        };
        policy.CustomTrustStore.ImportFromPemFile(certificatePath);
        return policy;
    }
}
