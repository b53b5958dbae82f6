// Compiled and run only against a stand-in made from the package's public API listing; the package itself could not be restored where this was written.

using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using AcsConnector.Emulator;
using AcsConnector.Emulator.Service;
using Azure;
using Azure.Communication;
using Azure.Communication.Identity;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace AcsConnector.OfficialSdk.Tests;

/// <summary>The seven calls of the access-token quickstart for .NET, signed in by each of the three ways it shows.</summary>
public sealed class AccessTokensQuickstartTests : IAsyncLifetime
{
    private static readonly string[] ManagedIdentityVariables = ["IDENTITY_ENDPOINT", "IDENTITY_HEADER"];
    private static readonly CommunicationTokenScope[] VoIP = [CommunicationTokenScope.VoIP];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("acs-connector-official-sdk-");
    private readonly HttpClient _http = new();
    private EmulatorHost _emulator = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync(
        new EmulatorOptions { DataFolder = _data.FullName, InMemory = true, HttpsPort = 0, HttpPort = 0 }, cancellationToken: Stop);

    public async ValueTask DisposeAsync()
    {
        foreach (var variable in ManagedIdentityVariables)
            Environment.SetEnvironmentVariable(variable, null);
        _http.Dispose();
        await _emulator.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public Task Makes_its_seven_calls_with_a_connection_string() =>
        MakesItsSevenCalls(new CommunicationIdentityClient(_emulator.ConnectionString, TrustingTheEmulator()));

    [Fact]
    public Task Makes_its_seven_calls_with_an_endpoint_and_a_key() =>
        MakesItsSevenCalls(new CommunicationIdentityClient(
            _emulator.Https, new AzureKeyCredential(DevelopmentResource.PrimaryKey), TrustingTheEmulator()));

    [Fact]
    public Task Makes_its_seven_calls_with_a_managed_identity()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(_emulator.Http, "msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "anything");

        return MakesItsSevenCalls(new CommunicationIdentityClient(_emulator.Https, new DefaultAzureCredential(), TrustingTheEmulator()));
    }

    private async Task MakesItsSevenCalls(CommunicationIdentityClient client)
    {
        var identity = (await client.CreateUserAsync(Stop)).Value;
        Assert.StartsWith($"8:acs:{DevelopmentResource.Id}_", identity.Id, StringComparison.Ordinal);

        var issued = (await client.GetTokenAsync(identity, VoIP, Stop)).Value;
        AssertExpiresIn(TimeSpan.FromHours(24), issued.ExpiresOn);

        var issuedForAnHour = (await client.GetTokenAsync(identity, VoIP, TimeSpan.FromHours(1), Stop)).Value;
        AssertExpiresIn(TimeSpan.FromHours(1), issuedForAnHour.ExpiresOn);

        var created = (await client.CreateUserAndTokenAsync(VoIP, Stop)).Value;
        Assert.NotEqual(identity.Id, created.User.Id);
        AssertExpiresIn(TimeSpan.FromHours(24), created.AccessToken.ExpiresOn);

        var identityToRefresh = new CommunicationUserIdentifier(identity.Id);
        var refreshed = (await client.GetTokenAsync(identityToRefresh, VoIP, Stop)).Value;
        Assert.Equal("alive", await StateOf(refreshed.Token));

        var revoked = await client.RevokeTokensAsync(identity, Stop);
        Assert.Equal(204, revoked.Status);
        foreach (var token in new[] { issued, issuedForAnHour, refreshed })
            Assert.Equal("revoked", await StateOf(token.Token));
        Assert.Equal("alive", await StateOf(created.AccessToken.Token));

        var deleted = await client.DeleteUserAsync(identity, Stop);
        Assert.Equal(204, deleted.Status);
        Assert.Equal("identity deleted", await StateOf(refreshed.Token));
    }

    private static void AssertExpiresIn(TimeSpan lifetime, DateTimeOffset expiresOn) =>
        Assert.Equal(DateTimeOffset.UtcNow + lifetime, expiresOn, TimeSpan.FromMinutes(1));

    private async Task<string?> StateOf(string token)
    {
        using var body = new StringContent(new JsonObject { ["token"] = token }.ToJsonString());
        using var answer = await _http.PostAsync(new Uri(_emulator.Http, "_emulator/introspect"), body, Stop);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return json.RootElement.GetProperty("reason").GetString();
    }

    /// <summary>The quickstart itself needs SSL_CERT_FILE for this, which .NET reads once, when the process starts.</summary>
    private CommunicationIdentityClientOptions TrustingTheEmulator()
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(_emulator.CertificatePath);
        var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } };
        return new CommunicationIdentityClientOptions { Transport = new HttpClientTransport(handler) };
    }
}
