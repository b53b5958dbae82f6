using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AcsConnector.Cli.Tests.Documentation;

/// <summary>Every link of a page leads somewhere: to a file that is there, and to a heading that the file has.</summary>
public sealed class LinkTests
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "artifacts", "dist", ".git"];

    /// <summary>With the ids that GitHub gives headings.</summary>
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    public static TheoryData<string> Pages =>
        [.. Find(SourceTree.Root).Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var file = SourceTree.At(page);

        Assert.All(LinksOf(file), link => Assert.True(LeadsSomewhere(file, link), $"{page} links to {link}, which is not there."));
    }

    [Fact]
    public void The_index_names_every_page()
    {
        var index = SourceTree.At("docs", "README.md");
        var named = LinksOf(index).Select(link => Path.GetFullPath(link.Split('#')[0], Path.GetDirectoryName(index)!));

        Assert.Empty(Directory.GetFiles(SourceTree.At("docs"), "*.md").Except(named).Except([index]).Select(Path.GetFileName));
    }

    /// <summary>To other sites they are not followed.</summary>
    private static IEnumerable<string> LinksOf(string file) =>
        Read(file).Descendants<LinkInline>().Select(link => link.Url!).Where(url => !Uri.TryCreate(url, UriKind.Absolute, out _));

    private static bool LeadsSomewhere(string file, string link)
    {
        var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
        var target = path.Length == 0 ? file : Path.GetFullPath(Uri.UnescapeDataString(path), Path.GetDirectoryName(file)!);
        return anchor.Length == 0 ? Path.Exists(target) : File.Exists(target) && AnchorsOf(target).Contains(anchor);
    }

    private static IEnumerable<string?> AnchorsOf(string file) => Read(file).Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id);

    private static MarkdownDocument Read(string file) => Markdown.Parse(File.ReadAllText(file), Pipeline);

    private static IEnumerable<string> Find(string folder) => Directory.GetFiles(folder, "*.md")
        .Concat(Directory.GetDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Find));
}
