using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Playground;

/// <summary>What the page's <em>Connect</em> shows.</summary>
public sealed class ConnectRouteTests(RunningPage playground) : IClassFixture<RunningPage>
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task Gives_the_values_that_start_prints()
    {
        var values = (await ConnectAsync())["values"]!.AsArray().ToDictionary(value => (string)value!["name"]!, value => (string)value!["value"]!);

        Assert.Equal(playground.Connector.ConnectionString, values["Connection string"]);
        Assert.StartsWith($"endpoint={playground.Connector.EmulatorHttpEndpoint}", values["Connection string over http"], StringComparison.Ordinal);
        Assert.Equal(playground.Connector.ApiKey, values["API key"]);
    }

    [Theory]
    [InlineData(".NET", "COMMUNICATION_SERVICES_CONNECTION_STRING", "new CommunicationIdentityClient(Environment.GetEnvironmentVariable(")]
    [InlineData("JavaScript", "NODE_EXTRA_CA_CERTS", "process.env[")]
    [InlineData("Python", "REQUESTS_CA_BUNDLE", "from_connection_string(os.environ[")]
    [InlineData("Java", "JAVA_TOOL_OPTIONS", "System.getenv(")]
    [InlineData("az", "AZURE_COMMUNICATION_CONNECTION_STRING", "az communication identity token issue")]
    [InlineData("curl", "ACSCONNECTOR_API_KEY", "/identities")]
    public async Task Gives_each_program_its_lines_for_each_shell_and_its_code(string program, string variable, string code)
    {
        var answer = await ConnectAsync();
        var shells = answer["shells"]!.AsArray().Select(shell => (string)shell!["value"]!).ToList();
        var lines = answer["programs"]!.AsArray().Single(row => (string)row!["name"]! == program)!["shells"]!.AsArray();

        Assert.Equal(OperatingSystem.IsWindows() ? "pwsh" : "bash", shells[0]);
        Assert.Equal(["bash", "cmd", "dotenv", "pwsh"], shells.Order());
        Assert.Contains($"export {variable}='", Lines("bash"), StringComparison.Ordinal);
        Assert.Contains($"$env:{variable} = '", Lines("pwsh"), StringComparison.Ordinal);
        Assert.Contains($"set \"{variable}=", Lines("cmd"), StringComparison.Ordinal);
        Assert.Contains($"{variable}=", Lines("dotenv"), StringComparison.Ordinal);
        Assert.All(lines, row => Assert.Contains(code, (string)row!["code"]!, StringComparison.Ordinal));

        string Lines(string shell) => (string)lines[shells.IndexOf(shell)]!["lines"]!;
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task Gives_no_key_to_another_page(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{playground.Connector.Page}api/connect"));
        request.Headers.Add(header, value);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.DoesNotContain("accesskey", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<JsonNode> ConnectAsync() =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri($"{playground.Connector.Page}api/connect"), TestContext.Current.CancellationToken))!;
}
