namespace AcsConnector.Cli.Tests.Commands;

/// <summary>What <c>exec</c> says and ends with. Signals, streams and the official SDKs have their tests beside those of the programs.</summary>
[Trait("Category", "CommandLine")]
public sealed class ExecCommandTests : IDisposable
{
    private static readonly Dictionary<string, string> Path = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! };

    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public async Task Ends_as_its_command_does(int exitCode)
    {
        var run = await ExecAsync(["--", .. Shell($"exit {exitCode}")]);

        Assert.Equal((exitCode, "", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task A_command_without_options_needs_no_dashes()
    {
        var run = await ExecAsync("hostname");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    /// <summary>All but those that are options of exec itself.</summary>
    [Fact]
    public async Task Behind_a_command_its_own_options_need_none_either()
    {
        var run = await ExecAsync("dotnet", "--list-runtimes");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Microsoft.NETCore.App", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(127, "There is no program 'no-such-program' on the PATH. Install it, or name it with its path.\n", "no-such-program")]
    [InlineData(126, "' is a folder, not a program.\n", "./")]
    public async Task A_command_that_cannot_be_run_is_told(int exitCode, string message, string command)
    {
        var run = await ExecAsync("--", command);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.EndsWith(message, run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("data")));
    }

    [Fact]
    public async Task A_script_without_its_first_line_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows runs files by their extension.");
        _folder.Write("script", "echo hello");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.PathOf("script"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var run = await ExecAsync("--", "./script");

        Assert.Equal((126, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("'script' cannot be run: ", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>This process changes some of its own variables, which are not the command's.</summary>
    [Fact]
    public async Task A_command_has_the_variables_there_were_and_those_of_the_emulator()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no program env.");
        var run = await _folder.RunWithAsync(new(Path) { ["MINE"] = "1", ["SSL_CERT_DIR"] = "/mine" }, "exec", "--data", "./data", "--", "env");

        var lines = run.Output.Split('\n');
        Assert.Contains("MINE=1", lines);
        Assert.Contains("SSL_CERT_DIR=/mine", lines);
        Assert.Contains("NODE_EXTRA_CA_CERTS=", run.Output, StringComparison.Ordinal);
        Assert.Matches("COMMUNICATION_SERVICES_CONNECTION_STRING=endpoint=https://localhost:[0-9]+/;accesskey=", run.Output);
        Assert.DoesNotContain("IDENTITY_ENDPOINT", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_side_by_side_have_an_emulator_each()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ExecAsync(["--", .. Shell(OperatingSystem.IsWindows() ? "echo %ACSCONNECTOR_API%" : "echo $ACSCONNECTOR_API")])));

        Assert.All(runs, run => Assert.Matches("^http://127.0.0.1:[0-9]+\n$", run.Output));
        Assert.NotEqual(runs[0].Output, runs[1].Output);
    }

    [Fact]
    public async Task Nothing_is_noted_as_running_afterwards()
    {
        await ExecAsync(["--", .. Shell("exit 0")]);

        Assert.False(Directory.Exists(_folder.PathOf("data/running")));
        Assert.False(File.Exists(_folder.PathOf("data/identities.db")));
    }

    private static string[] Shell(string line) => OperatingSystem.IsWindows() ? ["cmd", "/c", line] : ["sh", "-c", line];

    private Task<CommandRun> ExecAsync(params string[] words) => _folder.RunWithAsync(Path, ["exec", "--data", "./data", .. words]);
}
