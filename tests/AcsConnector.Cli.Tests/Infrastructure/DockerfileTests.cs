using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AcsConnector.Cli.Tests.Infrastructure;

/// <summary>The containers' base images: each in an argument that a build can set, and by default one version that does not move.</summary>
public sealed partial class DockerfileTests
{
    private const string Api = "Dockerfile";
    private const string Start = "src/AcsConnector.Cli/Dockerfile";

    [Theory]
    [InlineData(Api)]
    [InlineData(Start)]
    public void Every_base_image_is_an_argument(string file)
    {
        var bases = From().Matches(Text(file)).Select(match => match.Groups["image"].Value).ToList();

        Assert.Equal(Arguments(file).Select(argument => $"${argument.Name}"), bases);
        Assert.Equal(2, bases.Count);
    }

    [Theory]
    [InlineData(Api)]
    [InlineData(Start)]
    public void Every_default_names_a_patch_of_the_projects_framework(string file)
    {
        var framework = XDocument.Load(SourceTree.At("Directory.Build.props")).Descendants("TargetFramework").Single().Value;

        Assert.NotEmpty(Arguments(file));
        Assert.All(Arguments(file), argument => Assert.Matches($@"^mcr\.microsoft\.com/dotnet/[a-z-]+:{Regex.Escape(framework["net".Length..])}\.\d+-noble[a-z-]*$", argument.Default));
    }

    [Theory]
    [InlineData(Api)]
    [InlineData(Start)]
    public void It_does_not_run_as_root(string file) => Assert.Contains("\nUSER $APP_UID\n", Text(file), StringComparison.Ordinal);

    /// <summary>That it listens for more than its own machine stands in the file that is read before it is used, and not in the program.</summary>
    [Fact]
    public void The_container_of_start_asks_for_every_address_itself() =>
        Assert.Matches(@"(?m)^CMD \[""start"", ""--listen"", ""any"", ", Text(Start));

    /// <summary>What the build reads from the repository, its ignore file lets through.</summary>
    [Fact]
    public void What_acs_connector_is_built_from_reaches_the_build()
    {
        var let = File.ReadLines(SourceTree.At("src", "AcsConnector.Cli", "Dockerfile.dockerignore"))
            .Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var needed = Directory.GetFiles(SourceTree.At("src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => Outside().Matches(File.ReadAllText(project)).Select(match => match.Groups["name"].Value));

        Assert.All(["src", "Directory.Build.props", "Directory.Packages.props", "global.json"], name => Assert.Contains(name, let));
        Assert.All(needed.Where(name => !name.StartsWith("tests", StringComparison.Ordinal)), name => Assert.Contains(name, let));
    }

    private static string Text(string file) => File.ReadAllText(SourceTree.At(file.Split('/'))).ReplaceLineEndings("\n");

    private static IEnumerable<(string Name, string Default)> Arguments(string file) =>
        Argument().Matches(Text(file)).Select(match => (match.Groups["name"].Value, match.Groups["default"].Value));

    [GeneratedRegex(@"^ARG (?<name>\w+_IMAGE)=(?<default>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Argument();

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex From();

    /// <summary>The first name of a path that leads out of <c>src</c>.</summary>
    [GeneratedRegex(@"""\.\.[\\/]\.\.[\\/](?<name>[^\\/""]+)")]
    private static partial Regex Outside();
}
