using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests;

public sealed class StartCommandTests : IDisposable
{
    private static readonly string[] FreePorts = ["--api-port", "0", "--emulator-port", "0", "--emulator-http-port", "0", "--page-port", "0"];
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("the API key")]
    [InlineData("the emulator's connection string")]
    public async Task Answers_the_four_actions_with(string header)
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path);

        await MainJourney.RunAsync(
            connector.Api, header == "the API key" ? connector.ApiKey : connector.ConnectionString, connector.TokenStatusAsync);
    }

    [Fact]
    public async Task Prints_how_to_reach_everything_in_fifteen_lines_and_ready_last()
    {
        await using var program = AcsConnectorProcess.Run(["start", .. FreePorts, "--data", _data.Path]);

        var lines = new List<string>();
        do
            lines.Add(await program.ReadLineAsync());
        while (lines[^1] != "ready");

        Assert.InRange(lines.Count, 1, 15);
        var text = string.Join('\n', lines);
        Assert.All(
            ["http://127.0.0.1:", "endpoint=https://localhost:", "endpoint=http://127.0.0.1:", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "curl ", _data.Path],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prints_one_JSON_object_and_nothing_else_when_asked_for_it()
    {
        await using var program = AcsConnectorProcess.Run([.. FreePorts, "--json", "--in-memory", "--data", _data.Path]);
        var ready = JsonNode.Parse(await program.ReadLineAsync())!.AsObject();

        await program.InterruptAsync();
        var (exitCode, rest, errors) = await program.WaitForExitAsync();

        Assert.Equal(["page", "api", "emulator", "emulatorHttp", "connectionString", "apiKey", "certificate"], ready.Select(member => member.Key));
        Assert.True(File.Exists(ready["certificate"]!.GetValue<string>()));
        Assert.Equal((0, "", ""), (exitCode, rest, errors));
    }

    [Fact]
    public async Task Names_the_page_to_a_browser_that_opens_the_emulator()
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");

        var line = await connector.Emulator.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.EndsWith($"Its page is {connector.Page}\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_what_was_asked_before_it_stops()
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");
        using var fault = new StringContent("""{"operation":"CreateIdentity","latency":1000}""");
        await connector.Emulator.PostAsync("/_emulator/faults", fault, TestContext.Current.CancellationToken);

        var asked = connector.SendAsync(HttpMethod.Post, "/identities", connector.ApiKey);
        await UntilTheFaultIsMetAsync(connector);
        using var interrupt = Process.Start("kill", ["-INT", $"{connector.Process.Id}"]);
        var answer = await asked;

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await connector.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, connector.Process.ExitCode);
    }

    [Fact]
    public async Task Takes_its_settings_from_its_options_alone()
    {
        await using var program = AcsConnectorProcess.Run(
            AcsConnectorProcess.CommandLineProgram,
            AcsConnectorProcess.Arguments([.. FreePorts, "--json", "--in-memory", "--data", _data.Path]),
            new Dictionary<string, string>
            {
                ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = "not a connection string",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:1",
                ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1",
                ["Access__PrimaryApiKey"] = "short",
            });

        Assert.StartsWith("{\"page\":", await program.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--api-port")]
    [InlineData("--emulator-port")]
    [InlineData("--emulator-http-port")]
    [InlineData("--page-port")]
    public async Task Says_in_one_sentence_that_a_port_is_taken(string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, output, errors) = await CommandLine.RunAsync(
            [.. FreePorts.Where((_, i) => FreePorts[i / 2 * 2] != option), option, $"{port}", "--data", _data.Path]);

        Assert.Equal((2, ""), (exitCode, output));
        var sentence = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All([$"{port}", "is taken", option], part => Assert.Contains(part, sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--colour", "'acs-connector start' has no option '--colour'.")]
    [InlineData("--api-port 70000", "--api-port is a port from 0 to 65535, not '70000'.")]
    [InlineData("--api-port seven", "--api-port is a port from 0 to 65535, not 'seven'.")]
    [InlineData("--page-port 0 --api-port 0 --emulator-port 0 --emulator-http-port 0 --data /proc/nowhere", "Choose another with --data.")]
    public async Task Says_what_is_wrong_with(string options, string sentence)
    {
        var (exitCode, output, errors) = await CommandLine.RunAsync(["start", .. options.Split(' ')]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_identities_to_the_emulator_that_has_them()
    {
        await using var first = await RunningConnector.StartAsync(_data.Path);

        var (exitCode, _, errors) = await CommandLine.RunAsync([.. FreePorts, "--data", _data.Path]);

        Assert.Equal(2, exitCode);
        Assert.Contains("Another emulator is using the data folder", errors, StringComparison.Ordinal);
    }

    private static async Task UntilTheFaultIsMetAsync(RunningConnector connector)
    {
        while ((await connector.Emulator.GetStringAsync("/_emulator/faults", TestContext.Current.CancellationToken)).Contains("CreateIdentity", StringComparison.Ordinal))
            await Task.Yield();
    }
}
