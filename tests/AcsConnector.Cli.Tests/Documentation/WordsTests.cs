using System.Text.RegularExpressions;

namespace AcsConnector.Cli.Tests.Documentation;

/// <summary>Code and pages have the words of the field, where this project once had words of its own.</summary>
public sealed class WordsTests
{
    private static readonly string[] Kinds = [".cs", ".md", ".json", ".js", ".html", ".css", ".csproj", ".bicep", ".yaml"];
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules"];

    private static readonly Lazy<List<(string Path, string[] Lines)>> Files = new(() =>
    [
        .. new[] { "src", "docs" }.SelectMany(folder => Find(SourceTree.At(folder)))
            .Where(file => Kinds.Contains(Path.GetExtension(file)))
            .Select(file => (Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'), File.ReadAllLines(file))),
    ]);

    /// <summary>Texts in which such a word is not this project's, or not the same: the file, what stands there, and why it stays.</summary>
    private static readonly (string Path, string Text, string Reason)[] Kept =
    [
        ("src/AcsConnector.Cli/Commands/HostQuestions.cs", "answer", "A person answers a question on the terminal."),
        ("src/AcsConnector.ConnectorFiles/Packaging/EntraSignIn.cs", "CognitiveServicesQuestionAnswering", "A connector of Microsoft is called so."),
        ("src/AcsConnector.Flows/Transport/MockReader.cs", "noAnswer", "Files of mocks from before noResponse have it."),
    ];

    /// <summary>The word of the field, and what stood in its place.</summary>
    public static TheoryData<string, string> Words => new()
    {
        { "fix", @"\b[Mm]end(s|ed|ing)?\b" },
        { "fix, hint", @"\b[Cc]ure[ds]?\b" },
        { "stale", @"\b[Uu]nfit\b" },
        { "default", @"\b[Uu]sual (port|trigger|mock|value)s?\b" },
        { "iteration", @"\b(first|next|last|each|every|one) pass(es)?\b" },
        { "Max…", @"\b(Longest|Deepest|Largest|Highest|Most)[A-Z]\w*" },
        { "LooksLike…", @"\bIsMeant\b" },
        { "Authenticated, UsesServerCredential", @"\bIsLetIn\b" },
        { "PrivateAddressGuard", @"\bGuardedConnections\b" },
        { "RetryOncePolicy", @"\bRetryBudget\b" },
        { "ReadEmbedded", @"\bCarried\b" },
        { "…Transformer", @"\b(Document|Operation|Schema)Words\b" },
        { "response, responds, returns", "[Aa]nswer" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Stands_nowhere(string word, string pattern)
    {
        var found = from file in Files.Value
                    from line in file.Lines.Index()
                    where Regex.IsMatch(WithoutKept(file.Path, line.Item), pattern)
                    select $"{file.Path}:{line.Index + 1}: '{word}' is the word: {line.Item.Trim()}";

        Assert.Empty(found);
    }

    [Fact]
    public void What_is_kept_stands_there_still() => Assert.All(Kept, kept => Assert.Contains(
        Files.Value.Single(file => file.Path == kept.Path).Lines, line => line.Contains(kept.Text, StringComparison.Ordinal)));

    private static string WithoutKept(string path, string line) => Kept.Where(kept => kept.Path == path)
        .Aggregate(line, (rest, kept) => rest.Replace(kept.Text, "", StringComparison.Ordinal));

    private static IEnumerable<string> Find(string folder) => Directory.GetFiles(folder)
        .Concat(Directory.GetDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Find));
}
