using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AcsConnector.Cli.Tests.Infrastructure;

/// <summary>The container's base images: each in an argument that a build can set, and by default one version that does not move.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string Dockerfile = File.ReadAllText(SourceTree.At("Dockerfile"));

    [Fact]
    public void Every_base_image_is_an_argument()
    {
        var bases = From().Matches(Dockerfile).Select(match => match.Groups["image"].Value).ToList();

        Assert.Equal(Arguments().Select(argument => $"${argument.Name}"), bases);
        Assert.Equal(2, bases.Count);
    }

    [Fact]
    public void Every_default_names_a_patch_of_the_projects_framework()
    {
        var framework = XDocument.Load(SourceTree.At("Directory.Build.props")).Descendants("TargetFramework").Single().Value;

        Assert.NotEmpty(Arguments());
        Assert.All(Arguments(), argument => Assert.Matches($@"^mcr\.microsoft\.com/dotnet/[a-z]+:{Regex.Escape(framework["net".Length..])}\.\d+-noble[a-z-]*$", argument.Default));
    }

    private static IEnumerable<(string Name, string Default)> Arguments() =>
        Argument().Matches(Dockerfile).Select(match => (match.Groups["name"].Value, match.Groups["default"].Value));

    [GeneratedRegex(@"^ARG (?<name>\w+_IMAGE)=(?<default>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Argument();

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex From();
}
