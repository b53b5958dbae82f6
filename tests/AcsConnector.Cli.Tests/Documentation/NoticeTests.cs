using System.Text;

namespace AcsConnector.Cli.Tests.Documentation;

/// <summary>NOTICE names each package of somebody else's that ships, with its version and licence, and no other.</summary>
public sealed class NoticeTests
{
    private const string Renew = "ACSCONNECTOR_RENEW";
    private const string Begin = "Packages that ship, written by NoticeTests";

    private static readonly string Kept = SourceTree.At("NOTICE");

    /// <summary>Each program, and the letter that stands for it.</summary>
    private static readonly (char Letter, string Project)[] Programs =
        [('F', "AcsConnector.Functions"), ('C', "AcsConnector.Api"), ('T', "AcsConnector.Cli")];

    [Fact]
    public void It_names_the_packages_that_ship()
    {
        var kept = File.ReadAllText(Kept).ReplaceLineEndings("\n");
        var begin = kept.IndexOf(Begin, StringComparison.Ordinal);
        Assert.True(begin > 0, $"NOTICE has no line that begins with '{Begin}': put one at its end, and write it anew with {Renew}=1.");
        var now = kept[..begin] + Packages();

        if (Environment.GetEnvironmentVariable(Renew) == "1")
            File.WriteAllText(Kept, now);
        else
            Assert.True(kept == now, $"""
                NOTICE does not name the packages that ship. Write it anew, and read what changed:
                  {Renew}=1 dotnet test --project tests/AcsConnector.Cli.Tests -- --filter-class '*NoticeTests' && git diff NOTICE
                """);
    }

    /// <summary>Of these it would have to be decided first whether they may ship.</summary>
    [Fact]
    public void Their_licences_are_those_that_were_looked_at()
    {
        string[] known = ["MIT", "Unlicense OR MIT", "Apache-2.0", "BSD-3-Clause", "https://github.com/dotnet/corefx/blob/master/LICENSE.TXT"];

        Assert.All(Programs.SelectMany(program => ShippedPackages.Of(program.Project)), package => Assert.Contains(package.Licence, known));
    }

    private static string Packages()
    {
        var text = new StringBuilder(Begin).Append("""
            : F in the package for Azure Functions, C in the container, T in the tool acs-connector.
            A licence that is an address is that of a package without an SPDX expression.


            """);
        var packages = from program in Programs from package in ShippedPackages.Of(program.Project) group program.Letter by package;
        foreach (var package in packages.OrderBy(one => one.Key.Name, StringComparer.Ordinal).ThenBy(one => one.Key.Version, StringComparer.Ordinal))
            text.Append(Line(package.Key, string.Concat(package)));
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Line(ShippedPackage package, string programs) =>
        $"- {package.Name} {package.Version} ({programs}), {package.Licence}, {package.Copyright}\n";
}
