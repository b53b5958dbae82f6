using System.Text.RegularExpressions;
using AcsConnector.Testing.Flows.Swapping;
using Markdig;
using Markdig.Syntax;

namespace AcsConnector.Cli.Tests.Documentation;

/// <summary>
/// The commands of the pages, run in a folder that has the files they name. What is not <c>acs-connector</c> is marked as needing an
/// account, or is a program that every machine of a developer has.
/// </summary>
public sealed partial class DocumentedCommandsTests : IDisposable
{
    private const string Flow = "connector/flows/power-automate/quickstart.json";

    /// <summary>They have tests of their own, which know what they should come to.</summary>
    private static readonly string[] Elsewhere = ["start", "exec", "trust", "flow swap", "flow test", "--help"];

    /// <summary>Files that the pages name, beside those of the repository: what each is a copy of.</summary>
    private static readonly Dictionary<string, string> Copies = new()
    {
        ["flow.json"] = Flow,
        ["called.json"] = Flow,
        ["flows/onboarding.json"] = Flow,
        ["Workflows/Onboarding.json"] = Flow,
        ["publish.json"] = "tests/AcsConnector.ConnectorFiles.Tests/Packaging/Contoso/publish.json",
        ["icon.png"] = "tests/AcsConnector.ConnectorFiles.Tests/Packaging/Contoso/icon.png",
        ["MyConnector/apiDefinition.swagger.json"] = "apiDefinition.swagger.json",
        ["MyConnector/apiProperties.json"] = "apiProperties.json",
        ["MyConnector/icon.png"] = "connector/icon.png",
    };

    private readonly CommandFolder _folder = new();

    public static TheoryData<string, string> Commands =>
    [
        .. Pages.SelectMany(page => Lines(page).Select(line => (Page: page, Words: AcsConnector().Match(line).Groups["words"].Value)))
            .Where(command => command.Words.Length > 0 && !Elsewhere.Any(start => command.Words.StartsWith(start, StringComparison.Ordinal)))
            .Distinct(),
    ];

    private static IEnumerable<string> Pages => Directory.GetFiles(SourceTree.At("docs"), "*.md")
        .Concat([SourceTree.At("README.md"), SourceTree.At("connector", "README.md"), SourceTree.At("connector", "flows", "README.md")])
        .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task It_runs_as_written(string page, string words)
    {
        Prepare();

        var run = await _folder.RunAsync([.. Word().Matches(WithFolder(words)).Select(word => word.Value.Trim('"')).SelectMany(InFolder)]);

        var isLint = words.StartsWith("flow lint", StringComparison.Ordinal); // It may find something.
        Assert.True(run.ExitCode == 0 || (isLint && run.ExitCode == 1), $"{page}: acs-connector {words}: {run.Errors}{run.Output}");
    }

    /// <summary>Programs of an account's owner, wherever a line begins with one.</summary>
    [Fact]
    public void Commands_that_need_an_account_are_marked() => Assert.DoesNotContain(
        Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)).SelectMany(page => Lines(page).Select(line => $"{page}: {line}")),
        line => NeedsAnAccount().IsMatch(line) && !line.Contains("# account", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Lines(string page) => Markdown.Parse(File.ReadAllText(SourceTree.At(page))).Descendants<FencedCodeBlock>()
        .Where(block => block.Info is "sh" or "powershell").SelectMany(block => block.Lines.ToString().Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        .Select(line => line.Trim());

    private void Prepare()
    {
        var samples = Directory.GetFiles(SourceTree.At("connector"), "*", SearchOption.AllDirectories);
        foreach (var file in samples.Select(file => Path.GetRelativePath(SourceTree.Root, file)).Append("apiDefinition.swagger.json"))
            Copy(file, file);
        foreach (var (name, source) in Copies)
            Copy(source, name);
        _folder.Write("my.schema.json", """{"$schema":"http://json-schema.org/draft-04/schema#","id":"https://example.com/apiDefinition.schema.json"}""");
        _folder.Write("tests/onboarding.mocks.json", "{}");
        _folder.Write("tests/onboarding.trigger.json", "{}");
        (SwapFixtures.Of("child-flow.zip") with { Name = "MySolution.zip" }).WriteTo(_folder.Path);
    }

    private void Copy(string source, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathOf(name))!);
        File.Copy(SourceTree.At(source), _folder.PathOf(name));
    }

    /// <summary>A command that reads or writes in the current folder is told which, because a test has no folder of its own for that.</summary>
    private static string WithFolder(string words) => words switch
    {
        _ when words.StartsWith("package", StringComparison.Ordinal) => $"{words} --folder ./dist",
        _ when words.StartsWith("env", StringComparison.Ordinal) || words.StartsWith("connection-string", StringComparison.Ordinal) => $"{words} --data ./data",
        _ when words.StartsWith("validate", StringComparison.Ordinal) && !words.Contains("./", StringComparison.Ordinal) => $"{words} ./MyConnector",
        _ => words,
    };

    private IEnumerable<string> InFolder(string word)
    {
        if (word.Contains('*', StringComparison.Ordinal))
            return Directory.GetFiles(_folder.Path, word).Order(StringComparer.Ordinal);
        return [Path.Exists(_folder.PathOf(word)) && !word.StartsWith('.') ? $"./{word}" : word];
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();

    /// <summary>Without a comment, and without the file that the shell writes or the command that reads it.</summary>
    [GeneratedRegex(@"^(acs-connector|dotnet run --project src/AcsConnector\.Cli --) (?<words>[^#>|]*[^#>| ])")]
    private static partial Regex AcsConnector();

    [GeneratedRegex("^[^:]+: (paconn|pac|az|azd|Set-AdminPowerApp\\w+) ")]
    private static partial Regex NeedsAnAccount();
}
