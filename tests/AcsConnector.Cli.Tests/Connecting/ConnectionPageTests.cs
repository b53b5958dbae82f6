using System.Text;
using AcsConnector.Local.Connecting;

namespace AcsConnector.Cli.Tests.Connecting;

/// <summary>docs/developers.md has the variables as the code has them.</summary>
public sealed class ConnectionPageTests
{
    private const string Begin = "<!-- The variables, written by ConnectionPageTests. -->\n";
    private const string End = "<!-- The end of the variables. -->";

    [Fact]
    public void The_variables_are_those_of_the_code()
    {
        var file = SourceTree.At("docs", "developers.md");
        var text = File.ReadAllText(file);
        var current = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)] + Rows() + text[text.IndexOf(End, StringComparison.Ordinal)..];

        if (Environment.GetEnvironmentVariable("ACSCONNECTOR_RENEW") == "1")
            File.WriteAllText(file, current);
        else
            Assert.True(text == current, "docs/developers.md has other variables. Write it anew: ACSCONNECTOR_RENEW=1 dotnet test --project tests/AcsConnector.Cli.Tests");
    }

    private static string Rows()
    {
        var files = new TrustFiles("DATA/localhost.pem", "DATA/ca-bundle.pem", "DATA/truststore.p12");
        var given = new Dictionary<string, string> { ["HTTPS_PROXY"] = "set", ["CURL_CA_BUNDLE"] = "set" };
        var context = new ConnectionContext(Points.On(HostSystem.Linux) with { Files = files }, HostSystem.Linux, given.GetValueOrDefault);
        var text = new StringBuilder("\n| variable | with the default ports | read by |\n| --- | --- | --- |\n");
        foreach (var line in ConnectionLines.All)
            text.Append(null, $"| `{line.Variable}` | `{line.Value(context)}` | {line.ReadBy} |\n");
        return text.Append('\n').ToString();
    }
}
