using System.Text.Json.Nodes;
using AcsConnector.Emulator;
using AcsConnector.Local.Connecting;
using AcsConnector.Local.Starting;
using System.Net;
using System.Net.Sockets;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>The lines for a shell, and the connection string: of what runs, or of what would.</summary>
[Trait("Category", "CommandLine")]
public sealed class EnvCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();
    private readonly List<TcpListener> _listeners = [];

    public void Dispose()
    {
        _listeners.ForEach(listener => listener.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task Without_a_running_emulator_the_lines_are_those_of_the_usual_ports_and_it_says_so()
    {
        var run = await _folder.RunAsync("env", "--shell", "json", "--data", "./data");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Note: no acs-connector runs with the data folder 'data'. These are the default ports; 'acs-connector start' listens there.\n", run.Errors);
        var variables = JsonNode.Parse(run.Output)!;
        Assert.Equal("https://localhost:7443/", variables["COMMUNICATION_SERVICES_ENDPOINT"]!.GetValue<string>());
        Assert.True(File.Exists(_folder.PathOf("data/localhost.pem")));
        Assert.True(File.Exists(_folder.PathOf("data/ca-bundle.pem")));
    }

    [Theory]
    [InlineData("bash", "export COMMUNICATION_SERVICES_ENDPOINT='https://localhost:7443/'")]
    [InlineData("pwsh", "$env:COMMUNICATION_SERVICES_ENDPOINT = 'https://localhost:7443/'")]
    [InlineData("cmd", "set \"COMMUNICATION_SERVICES_ENDPOINT=https://localhost:7443/\"")]
    [InlineData("json", "  \"COMMUNICATION_SERVICES_ENDPOINT\": \"https://localhost:7443/\",")]
    [InlineData("dotenv", "COMMUNICATION_SERVICES_ENDPOINT=https://localhost:7443/")]
    public async Task Each_shell_has_its_words(string shell, string line)
    {
        var run = await _folder.RunAsync("env", "--shell", shell, "--data", "./data");

        Assert.Contains(line, run.Output.Split('\n'));
    }

    [Fact]
    public async Task A_running_one_is_found_by_its_data_folder()
    {
        using var record = StartRecord.Write(Running());

        var run = await _folder.RunAsync("env", "--managed-identity", "--data", "./data");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"localhost:{Port(0)}/", run.Output, StringComparison.Ordinal);
        Assert.Contains("IDENTITY_ENDPOINT", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_it_takes_the_one_that_started_last_and_says_so()
    {
        using var first = StartRecord.Write(Running());
        File.SetLastWriteTimeUtc(_folder.PathOf($"data/running/{Port(0)}.json"), DateTime.UnixEpoch);
        using var second = StartRecord.Write(Running());

        var run = await _folder.RunAsync("connection-string", "--data", "./data");

        Assert.StartsWith($"endpoint=https://localhost:{Port(1)}/;accesskey=", run.Output, StringComparison.Ordinal);
        Assert.Equal($"Note: 2 emulators run with this data folder. This is the one that started last, https://localhost:{Port(1)}/.\n", run.Errors);
    }

    [Theory]
    [InlineData("a killed one")]
    [InlineData("one that stopped")]
    [InlineData("a file of somebody else's")]
    public async Task Nothing_is_found_of(string what)
    {
        var record = StartRecord.Write(Running());
        if (what == "one that stopped")
            record.Dispose();
        else if (what == "a killed one")
            _listeners[0].Stop();
        else
            _folder.Write($"data/running/{Port(0)}.json", "[]");

        var run = await _folder.RunAsync("connection-string", "--http", "--data", "./data");

        Assert.StartsWith("endpoint=http://127.0.0.1:7080/;accesskey=", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("Note: no acs-connector runs", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_sweeps_up_what_a_killed_one_left()
    {
        using var killed = StartRecord.Write(Running());
        _listeners[0].Stop();

        using var record = StartRecord.Write(Running());

        Assert.Equal([$"{Port(1)}.json"], Directory.GetFiles(_folder.PathOf("data/running")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_told()
    {
        _folder.Write("data", "a file");

        var run = await _folder.RunAsync("env", "--data", "./data");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("Choose another with --data.\n", run.Errors, StringComparison.Ordinal);
    }

    private int Port(int index) => ((IPEndPoint)_listeners[index].LocalEndpoint).Port;

    /// <summary>Something that listens is enough.</summary>
    private ConnectionPoint Running()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _listeners.Add(listener);
        var https = new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var files = TrustFiles.Beside(EmulatorCertificate.Provide(_folder.PathOf("data")));
        return new ConnectionPoint(https, new Uri("http://127.0.0.1:1/"), "http://127.0.0.1:2", files);
    }
}
