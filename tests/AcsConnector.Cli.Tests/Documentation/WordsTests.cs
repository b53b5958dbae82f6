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
        { "ResponseSizeLimitHandler", @"\bCappedAnswers\b" },
        { "PrivateAddressGuard", @"\bGuardedConnections\b" },
        { "RetryOncePolicy", @"\bRetryBudget\b" },
        { "ResponseWriter", @"\bAnswerWriter\b" },
        { "ReadEmbedded", @"\bCarried\b" },
        { "…Transformer", @"\b(Document|Operation|Schema)Words\b" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Stands_nowhere(string word, string pattern)
    {
        var found = from file in Files.Value
                    from line in file.Lines.Index()
                    where Regex.IsMatch(line.Item, pattern)
                    select $"{file.Path}:{line.Index + 1}: '{word}' is the word: {line.Item.Trim()}";

        Assert.Empty(found);
    }

    private static IEnumerable<string> Find(string folder) => Directory.GetFiles(folder)
        .Concat(Directory.GetDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Find));
}
