using System.Text.RegularExpressions;
using AcsConnector.Api.Settings;
using AcsConnector.Cli.Shell;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.Emulator.Service;
using AcsConnector.Flows;
using AcsConnector.Local.Servers;

namespace AcsConnector.Cli.Tests;

/// <summary>Commands as a program of their own, and what holds for all of them. What each says is tested in this process, start end to end.</summary>
[Trait("Category", "CommandLine")]
public sealed partial class ProgramTests : IDisposable
{
    private static readonly string[] Projects = ["AcsConnector.Cli", "AcsConnector.Local", "AcsConnector.ConnectorFiles"];

    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>In the folder it runs in, whose files are named as they are. Those of validate and lint are in their own tests.</summary>
    [Theory]
    [InlineData("Wrote apiDefinition.swagger.json.\n", "definition")]
    [InlineData("Wrote dist/paconn/settings.json\n", "package --api-url https://acs.contoso.com")]
    [InlineData("Using flow.mocks.json.\n", "flow run flow.json")]
    [InlineData("\"12\"\n", "flow eval @concat(1,2)")]
    [InlineData("complete -o default -F _acs_connector acs-connector\n", "completion bash")]
    [InlineData("acs-connector [command] [options]\n", "help")]
    [InlineData("0.1.0\n", "--version")]
    public async Task Runs_in_a_process_of_its_own(string output, string line)
    {
        _folder.Write("flow.mocks.json", "{}");
        Flow();

        var run = await _folder.RunProcessAsync(line.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(output, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_a_failure_in_a_process_of_its_own()
    {
        var run = await _folder.RunProcessAsync("flow", "run", "missing.json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("missing.json does not exist. ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knows_a_terminal()
    {
        var run = await CommandLine.RunProcessOnTerminalAsync(new() { ["TERM"] = "xterm" }, "flow", "run", Flow());

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\e[32m", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_a_mistake_of_its_own_with_its_place()
    {
        using var errors = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, errors) { Variable = _ => throw new InvalidOperationException("A bug.") };

        var exitCode = await Program.RunAsync(["flow", "run", Flow(), "--show-secure"], terminal, TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Matches(@"^Unhandled exception: System\.InvalidOperationException: A bug\.\r?\n   at ", errors.ToString());
    }

    /// <summary>Program prints what derives from these as one sentence. FlowActionException is thrown by others, and ends in the flow.</summary>
    [Fact]
    public void Every_failure_that_a_library_shows_derives_from_the_base_that_is_told()
    {
        var bases = new[] { typeof(ConnectorFilesException), typeof(LocalException), typeof(FlowException), typeof(EmulatorStartException), typeof(SettingException) };

        var others = bases.SelectMany(known => known.Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Exception)) && !type.IsAssignableTo(known)));

        Assert.Equal([nameof(FlowActionException)], others.Select(type => type.Name));
    }

    /// <summary>So that every command can run in another process's stead, with outputs of its own.</summary>
    [Fact]
    public void Names_the_console_in_one_place_and_what_is_typed_in_another()
    {
        var files = Projects
            .Select(project => SourceTree.At("src", project))
            .SelectMany(source => Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(source, file).StartsWith("obj", StringComparison.Ordinal)))
            .Where(file => ConsoleItself().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName);

        Assert.Equal(["Program.cs", "Terminal.cs"], files.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex ConsoleItself();

    private string Flow()
    {
        _folder.Write(
            "flow.json",
            """{"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {"One": {"type": "Compose", "inputs": 1}}}}""");
        return _folder.PathOf("flow.json");
    }
}
