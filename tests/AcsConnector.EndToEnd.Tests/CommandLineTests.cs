using System.Text;
using System.Text.RegularExpressions;

namespace AcsConnector.EndToEnd.Tests;

[Trait("Category", "CommandLine")]
public sealed class CommandLineTests
{
    private static readonly string[] Verbs = ["", "start", "exec", "env", "connection-string", "trust", "flow", "flow run", "flow test", "flow mocks", "flow lint", "flow swap", "flow eval", "definition", "validate", "package", "completion", "help"];

    [Fact]
    public async Task Is_described_in_its_documentation_as_its_help_says()
    {
        var written = new StringBuilder("""
            # acs-connector

            Written from the tool's own help. Exit codes: 0 for success, 1 when a check found something, 2 when an option, a file or a port cannot
            be used. `exec` ends as its command does.

            """);
        foreach (var verb in Verbs)
            written.Append(null, $"\n## {(verb.Length == 0 ? "acs-connector" : verb)}\n\n```text\n{await HelpAsync(verb)}\n```\n");

        var file = Path.Combine(SourceTree.Root, "docs", "cli.md");
        if (Environment.GetEnvironmentVariable("ACSCONNECTOR_RENEW") is not null)
            await File.WriteAllTextAsync(file, written.ToString(), TestContext.Current.CancellationToken);
        Assert.True(
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) == written.ToString(),
            "docs/cli.md is not what the help says. Write it anew with: ACSCONNECTOR_RENEW=1 dotnet test --project tests/AcsConnector.EndToEnd.Tests");
    }

    [Theory]
    [InlineData("acs-connector st", "start")]
    [InlineData("acs-connector start --emu", "--emulator-port")]
    [InlineData("acs-connector validate -o ", "sarif")]
    public async Task Completes(string line, string with)
    {
        var (exitCode, output, _) = await CommandLine.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, exitCode);
        Assert.Contains(with, output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("pwsh")]
    public async Task Prints_a_completion_script_for(string shell)
    {
        var (exitCode, output, _) = await CommandLine.RunAsync("completion", shell);

        Assert.Equal(0, exitCode);
        Assert.Contains("[suggest:", output, StringComparison.Ordinal);
    }

    /// <summary>The default data folder is another one on every machine.</summary>
    private static async Task<string> HelpAsync(string verb)
    {
        var (exitCode, output, _) = await CommandLine.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, exitCode);

        var lines = output.TrimEnd().Split('\n').Select(line => line.TrimEnd());
        return Regex.Replace(string.Join('\n', lines), @"\[default: [^\]]*[\\/]acs-connector[\\/]emulator\]", "[default: the user's local application data]");
    }
}
