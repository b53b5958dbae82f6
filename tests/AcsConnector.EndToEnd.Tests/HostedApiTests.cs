using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests;

/// <summary>The API as a program of its own: under the environment of a Functions host, and alone.</summary>
public sealed class HostedApiTests : IDisposable
{
    private const string ApiKey = "an-api-key-for-this-test";
    private readonly TemporaryFolder _data = new();

    public static string? PublishedFolder { get; } = Environment.GetEnvironmentVariable("ACSCONNECTOR_PUBLISHED_API");

    public static bool IsPublished => PublishedFolder is not null;

    public void Dispose() => _data.Dispose();

    [Fact]
    public Task Answers_the_four_actions_under_a_Functions_host() =>
        AnswersUnderAFunctionsHost(AcsConnectorProcess.Program("dotnet"), ["exec", Path.Combine(AppContext.BaseDirectory, "AcsConnector.Api.dll")]);

    [Fact(SkipUnless = nameof(IsPublished), Skip = "Set ACSCONNECTOR_PUBLISHED_API to the folder of 'dotnet publish src/AcsConnector.Api' (needs clang); .ci/run does.")]
    [Trait("Category", "Publish")]
    public Task Answers_the_four_actions_under_a_Functions_host_when_published_natively() =>
        AnswersUnderAFunctionsHost(Path.Combine(PublishedFolder!, "AcsConnector.Api"), []);

    [Fact(SkipUnless = nameof(IsPublished), Skip = "Set ACSCONNECTOR_PUBLISHED_API to the folder of 'dotnet publish src/AcsConnector.Api' (needs clang); .ci/run does.")]
    [Trait("Category", "Publish")]
    public void Is_published_with_what_a_Functions_host_looks_for()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(PublishedFolder!, "host.json")))!;
        var executable = host["customHandler"]!["description"]!["defaultExecutablePath"]!.GetValue<string>();
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(PublishedFolder!, executable)).HasFlag(UnixFileMode.UserExecute));
        Assert.True(host["customHandler"]!["enableProxyingHttpRequest"]!.GetValue<bool>());
        Assert.Equal("", host["extensions"]!["http"]!["routePrefix"]!.GetValue<string>());

        Assert.Equal(
            [
                "CreateCommunicationIdentity post identities",
                "DeleteCommunicationIdentity delete identities/{identityId}",
                "ExchangeTeamsUserAccessToken post teamsUser/:exchangeAccessToken",
                "IssueIdentityAccessToken post identities/{identityId}/:issueAccessToken",
                "RevokeIdentityAccessTokens post identities/{identityId}/:revokeAccessTokens",
                "TestConnection get connection",
            ],
            Directory.EnumerateFiles(PublishedFolder!, "function.json", SearchOption.AllDirectories).Select(Described).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Signs_in_with_the_managed_identity_when_it_has_an_endpoint_alone()
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");
        var port = FreePort();
        await using var api = AcsConnectorProcess.Run(
            AcsConnectorProcess.Program("dotnet"),
            ["exec", Path.Combine(AppContext.BaseDirectory, "AcsConnector.Api.dll")],
            new Dictionary<string, string>
            {
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
                ["Emulator__Endpoint"] = connector.EmulatorEndpoint,
                ["Emulator__Certificate"] = connector.Certificate,
                ["COMMUNICATION_SERVICES_ENDPOINT"] = connector.EmulatorEndpoint,
                ["IDENTITY_ENDPOINT"] = $"{connector.EmulatorHttpEndpoint}msi/token",
                ["IDENTITY_HEADER"] = "anything",
                ["Access__PrimaryApiKey"] = ApiKey,
            });
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await UntilItListensAsync(client);

        await MainJourney.RunAsync(client, ApiKey, connector.TokenStatusAsync);

        var tested = await RunningConnector.SendAsync(client, HttpMethod.Get, "/connection", ApiKey);
        Assert.Equal(
            $$"""{"endpoint":"{{connector.EmulatorEndpoint}}","signIn":"managedIdentity"}""",
            await tested.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Says_so_when_its_managed_identity_gets_no_token()
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");
        await using var api = await RunningApi.StartAsync(connector,
            ("COMMUNICATION_SERVICES_CONNECTION_STRING", ""),
            ("COMMUNICATION_SERVICES_ENDPOINT", connector.EmulatorEndpoint),
            ("IDENTITY_ENDPOINT", $"{connector.EmulatorHttpEndpoint}identities"),
            ("IDENTITY_HEADER", "anything"));

        var refused = await RunningConnector.SendAsync(api.Client, HttpMethod.Post, "/identities", RunningApi.ApiKey);
        var (_, errors) = await api.StopAsync();

        Assert.Equal(HttpStatusCode.BadGateway, refused.StatusCode);
        Assert.Contains("its identity got no token", (await RunningConnector.JsonAsync(refused))["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("The identity of this server got no token: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_setting_that_stops_its_start()
    {
        await using var api = AcsConnectorProcess.Run(
            AcsConnectorProcess.Program("dotnet"),
            ["exec", Path.Combine(AppContext.BaseDirectory, "AcsConnector.Api.dll")],
            new Dictionary<string, string> { ["COMMUNICATION_SERVICES_ENDPOINT"] = "https://contoso.example.com/" });
        var (exitCode, output, errors) = await api.WaitForExitAsync();

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal(
            "The setting COMMUNICATION_SERVICES_ENDPOINT names an endpoint that is not https://<name>.communication.azure.com/.",
            errors.TrimEnd());
    }

    private async Task AnswersUnderAFunctionsHost(string program, IReadOnlyList<string> arguments)
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");
        await using var service = new ServiceStandIn(new Uri(connector.EmulatorHttpEndpoint), _data.Path);
        var port = FreePort();
        await using var api = AcsConnectorProcess.Run(program, arguments, new Dictionary<string, string>
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}",
            // What the images of the Functions host set for themselves and hand on.
            ["ASPNETCORE_URLS"] = "http://+:80",
            ["ASPNETCORE_CONTENTROOT"] = "/azure-functions-host",
            ["HTTPS_PROXY"] = service.ProxyAddress,
            ["SSL_CERT_FILE"] = service.CertificateFile,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = connector.ConnectionString.Replace(connector.EmulatorEndpoint, ServiceStandIn.Endpoint, StringComparison.Ordinal),
            ["Access__PrimaryApiKey"] = ApiKey,
        });
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await UntilItListensAsync(client);

        await MainJourney.RunAsync(client, ApiKey, connector.TokenStatusAsync);
    }

    /// <summary>As the host does: any answer to GET / means that the handler is ready.</summary>
    private static async Task UntilItListensAsync(HttpClient client)
    {
        for (var left = TimeSpan.FromSeconds(60); left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(20))
        {
            try
            {
                using var answer = await client.GetAsync("/", TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail("The API did not listen within a minute.");
    }

    private static string Described(string file)
    {
        var trigger = JsonNode.Parse(File.ReadAllText(file))!["bindings"]![0]!;
        return $"{Path.GetFileName(Path.GetDirectoryName(file))} {trigger["methods"]![0]} {trigger["route"]}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
