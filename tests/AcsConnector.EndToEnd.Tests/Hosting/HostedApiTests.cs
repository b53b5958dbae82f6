using System.Net;
using System.Net.Sockets;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>The API as a program of its own: under the environment of a Functions host, and alone.</summary>
public sealed class HostedApiTests : IDisposable
{
    private const string ApiKey = "an-api-key-for-this-test";
    private readonly TemporaryFolder _data = new();

    public static bool IsPublished => ApiPackage.IsPublished;

    public void Dispose() => _data.Dispose();

    [Fact]
    public Task Answers_the_four_actions_under_a_Functions_host() =>
        AnswersUnderAFunctionsHost(
            AcsConnectorProcess.Program("dotnet"), ["exec", Path.Combine(AppContext.BaseDirectory, "AcsConnector.Api.dll")]);

    [Fact(SkipUnless = nameof(IsPublished), Skip = ApiPackage.PublishNeeded)]
    [Trait("Category", "Publish")]
    public Task Answers_the_four_actions_under_a_Functions_host_when_published_natively() =>
        AnswersUnderAFunctionsHost(Path.Combine(ApiPackage.PublishedFolder!, "AcsConnector.Api"), []);

    [Fact(SkipUnless = nameof(IsPublished), Skip = ApiPackage.PublishNeeded)]
    [Trait("Category", "Publish")]
    public async Task Is_published_with_what_a_Functions_host_looks_for_and_nothing_more()
    {
        var published = ApiPackage.PublishedFolder!;
        await ApiPackage.WriteFunctionsAsync(_data.Path);
        var functions = FilesIn(_data.Path).ToList();

        Assert.Equal([.. functions.Append("host.json").Append("AcsConnector.Api").Order(StringComparer.Ordinal)], FilesIn(published));
        Assert.All(functions, file => Assert.Equal(File.ReadAllText(Path.Combine(_data.Path, file)), Published(file)));
        Assert.Equal(File.ReadAllText(Path.Combine(SourceTree.Root, "src", "AcsConnector.Api", "host.json")), Published("host.json"));
        var program = Path.Combine(published, "AcsConnector.Api");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(program).HasFlag(UnixFileMode.UserExecute));

        string Published(string file) => File.ReadAllText(Path.Combine(published, file));

        static IEnumerable<string> FilesIn(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
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
        await RunningApi.UntilItListensAsync(client);

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
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] =
                connector.ConnectionString.Replace(connector.EmulatorEndpoint, ServiceStandIn.Endpoint, StringComparison.Ordinal),
            ["Access__PrimaryApiKey"] = ApiKey,
        });
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await RunningApi.UntilItListensAsync(client);

        await MainJourney.RunAsync(client, ApiKey, connector.TokenStatusAsync);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
