using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using AcsConnector.Emulator;
using Azure;
using Azure.Communication;
using Azure.Communication.Identity;
using Microsoft.Extensions.Time.Testing;

namespace AcsConnector.Library.Tests.Emulator;

public sealed class AcsEmulatorTests
{
    private static readonly CommunicationTokenScope[] Chat = [CommunicationTokenScope.Chat];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_sdk_as_it_is_makes_a_user_and_gets_a_token()
    {
        await using var acs = await AcsEmulator.StartAsync(cancellationToken: Token);
        var client = Clients.Of(acs);

        var user = (await client.CreateUserAsync(Token)).Value;
        var token = (await client.GetTokenAsync(user, Chat, Token)).Value;

        Assert.StartsWith("8:acs:", user.Id, StringComparison.Ordinal);
        Assert.Equal("alive", await StateOfAsync(acs, token.Token));
        Assert.Equal([EmulatorOperation.CreateIdentity, EmulatorOperation.IssueAccessToken], acs.Requests.Select(request => request.Operation));
        Assert.Equal("POST /identities 201", acs.Requests[0].ToString());
    }

    [Fact]
    public async Task Over_http_nothing_has_to_be_trusted()
    {
        await using var acs = await AcsEmulator.StartAsync(cancellationToken: Token);

        var user = (await new CommunicationIdentityClient(acs.HttpConnectionString).CreateUserAsync(Token)).Value;

        Assert.StartsWith("8:acs:", user.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_run_side_by_side_and_none_knows_the_users_faults_and_requests_of_another()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AcsEmulator.StartAsync(cancellationToken: Token)));
        all[0].Faults.Inject(new EmulatorFault { Operation = EmulatorOperation.GetIdentity, Status = 503 });

        var users = await Task.WhenAll(all.Select(async acs => (await Clients.Of(acs).CreateUserAsync(Token)).Value));
        await Task.WhenAll(all.Select(async (acs, index) =>
        {
            await Clients.Of(acs).GetTokenAsync(users[index], Chat, Token);
            var neighbour = users[(index + 1) % all.Length];
            var unknown = await Assert.ThrowsAsync<RequestFailedException>(() => Clients.Of(acs).GetTokenAsync(neighbour, Chat, Token));
            Assert.Equal(404, unknown.Status);
        }));

        Assert.Equal(20, all.Select(acs => acs.Endpoint).Distinct().Count());
        Assert.All(all, acs => Assert.Equal([201, 200, 404], acs.Requests.Select(request => request.Status)));
        Assert.Equal([1, .. Enumerable.Repeat(0, 19)], all.Select(acs => acs.Faults.Pending.Count));
        await Task.WhenAll(all.Select(acs => acs.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task All_of_a_process_sign_with_one_key()
    {
        await using var one = await AcsEmulator.StartAsync(cancellationToken: Token);
        await using var other = await AcsEmulator.StartAsync(cancellationToken: Token);

        Assert.Equal(await KeysOfAsync(one), await KeysOfAsync(other));
    }

    [Fact]
    public async Task No_file_is_written()
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "acs-connector");
        var before = FilesIn(folder);

        await using (var acs = await AcsEmulator.StartAsync(cancellationToken: Token))
            await Clients.Of(acs).CreateUserAsync(Token);

        Assert.Equal(before, FilesIn(folder));
    }

    [Fact]
    public async Task What_an_emulator_has_seen_is_forgotten_after_a_reset()
    {
        await using var acs = await AcsEmulator.StartAsync(cancellationToken: Token);
        var client = Clients.Of(acs);
        var user = (await client.CreateUserAsync(Token)).Value;
        acs.Faults.Inject(new EmulatorFault { Status = 503 });
        acs.Time.Advance(TimeSpan.FromDays(100));

        await acs.ResetAsync();

        Assert.Empty(acs.Requests);
        Assert.Empty(acs.Faults.Pending);
        Assert.True(acs.Time.GetUtcNow() < DateTimeOffset.UtcNow.AddDays(1));
        Assert.Equal(404, (await Assert.ThrowsAsync<RequestFailedException>(() => client.GetTokenAsync(user, Chat, Token))).Status);
    }

    [Fact]
    public async Task A_call_that_is_refused_says_why()
    {
        await using var acs = await AcsEmulator.StartAsync(cancellationToken: Token);
        using var http = new HttpClient(acs.CreateHandler());

        using var response = await http.PostAsync(new Uri(acs.Endpoint, "/identities?api-version=2023-10-01"), null, Token);

        var request = Assert.Single(acs.Requests);
        Assert.Equal((HttpStatusCode.Unauthorized, 401, "Denied"), (response.StatusCode, request.Status, request.ErrorCode));
        Assert.StartsWith("The request has no Authorization header.", request.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_handler_trusts_no_other_server()
    {
        await using var acs = await AcsEmulator.StartAsync(cancellationToken: Token);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeOnceAsync(listener);
        using var http = new HttpClient(acs.CreateHandler());

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/"), Token));

        Assert.Equal(HttpRequestError.SecureConnectionError, refused.HttpRequestError);
        await served;
    }

    [Fact]
    public async Task Tokens_end_when_the_clock_has_moved_past_their_end_and_clients_go_on_calling()
    {
        await using var acs = await AcsEmulator.StartAsync(cancellationToken: Token);
        var client = Clients.Of(acs);
        var first = (await client.CreateUserAndTokenAsync(Chat, Token)).Value;

        acs.Time.Advance(TimeSpan.FromHours(25));
        var second = (await client.GetTokenAsync(first.User, Chat, Token)).Value;

        Assert.Equal("expired", await StateOfAsync(acs, first.AccessToken.Token));
        Assert.Equal("alive", await StateOfAsync(acs, second.Token));
    }

    [Fact]
    public async Task The_clock_goes_by_the_one_that_is_given_and_does_not_run_back()
    {
        var given = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var acs = await AcsEmulator.StartAsync(new AcsEmulatorOptions { Time = given }, Token);

        acs.Time.SetUtcNow(new DateTimeOffset(2030, 1, 2, 0, 0, 0, TimeSpan.Zero));
        given.Advance(TimeSpan.FromHours(1));
        var token = (await Clients.Of(acs).CreateUserAndTokenAsync(Chat, Token)).Value.AccessToken;

        Assert.Equal(new DateTimeOffset(2030, 1, 3, 1, 0, 0, TimeSpan.Zero), token.ExpiresOn);
        Assert.Throws<ArgumentOutOfRangeException>(() => acs.Time.SetUtcNow(DateTimeOffset.UnixEpoch));
        Assert.Throws<ArgumentOutOfRangeException>(() => acs.Time.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task Limits_are_as_small_as_they_are_asked_for_and_begin_anew_by_the_clock()
    {
        await using var acs = await AcsEmulator.StartAsync(new AcsEmulatorOptions { LimitOfEachOperation = 1 }, Token);
        var client = Clients.Of(acs, repeats: 0);
        await client.CreateUserAsync(Token);

        Assert.Equal(429, (await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateUserAsync(Token))).Status);
        acs.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(201, (await client.CreateUserAsync(Token)).GetRawResponse().Status);
    }

    private static async Task<string?> StateOfAsync(AcsEmulator acs, string token)
    {
        using var http = new HttpClient(acs.CreateHandler());
        using var body = new StringContent(new JsonObject { ["token"] = token }.ToJsonString());
        using var response = await http.PostAsync(new Uri(acs.Endpoint, "/_emulator/introspect"), body, Token);
        return (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))?["reason"];
    }

    private static async Task<string> KeysOfAsync(AcsEmulator acs)
    {
        using var http = new HttpClient(acs.CreateHandler());
        return await http.GetStringAsync(new Uri(acs.Endpoint, "/.well-known/jwks.json"), Token);
    }

    private static List<string> FilesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A server with a certificate for localhost that is not the emulator's.</summary>
    private static async Task ServeOnceAsync(TcpListener listener)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var connection = await listener.AcceptTcpClientAsync(Token);
        await using var stream = new SslStream(connection.GetStream());
        await Record.ExceptionAsync(() => stream.AuthenticateAsServerAsync(certificate));
    }
}
