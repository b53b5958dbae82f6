using System.Text.RegularExpressions;
using AcsConnector.Testing.Flows.Swapping;

namespace AcsConnector.Cli.Tests.Documentation;

/// <summary>docs/swap.md: its commands, one after the other, on exports of the names it uses.</summary>
public sealed partial class SwapPageTests : IDisposable
{
    private static readonly Dictionary<string, string> Exports = new()
    {
        ["MySolution.zip"] = "child-flow.zip",
        ["MyPackage.zip"] = "package.zip",
        ["workflow.json"] = "code-view.json",
        ["azuredeploy.json"] = "template.json",
        ["MyProject/"] = "standard/",
    };

    private readonly CommandFolder _folder = new();

    [Fact]
    public async Task Its_commands_do_what_it_says()
    {
        foreach (var (name, fixture) in Exports)
            (SwapFixtures.Of(fixture) with { Name = name }).WriteTo(_folder.Path);
        var commands = Commands().Matches(await File.ReadAllTextAsync(SourceTree.At("docs", "swap.md"), TestContext.Current.CancellationToken)).ToList();

        foreach (var command in commands)
        {
            var run = await _folder.RunAsync([.. command.Groups["words"].Value.Split(' ').Select(InFolder)]);
            Assert.True((run.ExitCode, run.Errors) == (0, ""), $"{command.Value}: {run.Errors}{run.Output}");
        }

        Assert.Equal(9, commands.Count);
        AssertSame("MySolution.zip", "AsBefore.zip");
        AssertSame("workflow.json", "workflow.swapped.swapped.json");
    }

    public void Dispose() => _folder.Dispose();

    private void AssertSame(string before, string after) => Assert.Equal(Read(before), Read(after));

    private IEnumerable<string> Read(string file) => SwapFixture.Read(_folder.PathOf(file)).Select(one => $"{one.Path} {one.Time} {Convert.ToHexString(one.Content)}");

    private static string InFolder(string word) => Exports.ContainsKey(word) || Exports.ContainsKey(word + "/") || Written().IsMatch(word) ? "./" + word : word;

    [GeneratedRegex(@"^ *acs-connector (?<words>flow swap .+)$", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"^\w+(\.swapped)?\.(zip|json)$")]
    private static partial Regex Written();
}
