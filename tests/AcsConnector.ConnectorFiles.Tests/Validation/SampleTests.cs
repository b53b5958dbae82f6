using System.Globalization;
using System.Text;
using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>
/// Published connectors: connectors/ in the folder that ACSCONNECTOR_SHARED_DATA names. What Microsoft certified was imported, so that an error
/// is nearly always a false one. It prints how many connectors each rule finds.
/// </summary>
public sealed class SampleTests(ITestOutputHelper output)
{
    private const string Variable = "ACSCONNECTOR_SHARED_DATA";

    private static readonly string[] Kinds = ["certified", "independent", "custom"];

    /// <summary>Certified connectors whose published files no import takes, each with the reason.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["AvePoint Cloud Governance"] = "FileHasByteOrderMark", // Python reads no JSON behind one.
        ["Cireson Service Manager Portal"] = "JsonNotValid", // A comma behind the last member.
        ["CognitiveServicesTextAnalytics"] = "JsonNotValid", // The definition ends, and a comma and more members follow.
        ["DocuMotor"] = "JsonNotValid", // A comma behind the last member.
        ["IN-D Invoice Data Capture"] = "JsonNotValid", // A comma is missing between two members.
        ["Revizto (Ireland)"] = "JsonNotValid", // A comma behind the last item.
    };

    /// <summary>Certified connectors that certification would stop today: those, and eight older than a rule that the server was seen to apply.</summary>
    private const int RefusedByCertification = 14;

    [Fact(Explicit = true)]
    [Trait("Category", "Sample")]
    public void An_import_of_what_was_certified_is_refused_only_where_no_reader_takes_the_file()
    {
        var sample = Read();
        output.WriteLine(TableOfRules(sample));
        output.WriteLine(TableOfConnectors(sample));

        var certified = sample.Where(connector => connector.Kind == "certified").ToList();
        Assert.Equal(
            Refused.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key}: {row.Value}"),
            certified.SelectMany(connector => Errors(connector, ValidationMode.Import).Select(rule => $"{connector.Name}: {rule}")).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(sample.Except(certified), connector => Errors(connector, ValidationMode.Import).Any());
        Assert.True(certified.Count(connector => Errors(connector, ValidationMode.Certification).Any()) <= RefusedByCertification);
    }

    private static List<SampleConnector> Read()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable(Variable) ?? "", "connectors");
        Assert.SkipUnless(Directory.Exists(folder), $"{Variable} does not name a folder with connectors/.");
        return [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(SampleConnector.Read)];
    }

    private static IEnumerable<string> Errors(SampleConnector connector, ValidationMode mode) =>
        connector.Findings.Where(finding => finding.Rule.Severities.For(mode) == Severity.Error).Select(finding => finding.Rule.Name).Distinct();

    private static string TableOfRules(IReadOnlyList<SampleConnector> sample)
    {
        var text = new StringBuilder("rule | import | certification | findings | certified | independent | custom\n");
        var found = sample.SelectMany(connector => connector.Findings.Select(finding => (Connector: connector, finding.Rule))).ToLookup(row => row.Rule, row => row.Connector);
        foreach (var connectors in found.OrderBy(row => row.Key.Severities.Import).ThenBy(row => row.Key.Severities.Certification).ThenBy(row => row.Key.Name, StringComparer.Ordinal))
        {
            var (import, certification) = connectors.Key.Severities;
            text.AppendJoin(" | ", connectors.Key.Name, import, certification, connectors.Count(), ByKind(connectors.Distinct())).AppendLine();
        }

        return text.ToString();
    }

    private static string TableOfConnectors(IReadOnlyList<SampleConnector> sample)
    {
        var text = new StringBuilder("connectors with an error | certified | independent | custom\n");
        foreach (var mode in Enum.GetValues<ValidationMode>())
            text.AppendJoin(" | ", mode, ByKind(sample.Where(connector => Errors(connector, mode).Any()))).AppendLine();
        text.AppendJoin(" | ", "of", ByKind(sample)).AppendLine();
        var counts = sample.Select(connector => connector.Findings.Count).Order().ToList();
        var serious = sample.Select(connector => connector.Findings.Count(finding => finding.Severity <= Severity.Warning)).Order().ToList();
        return text.Append(CultureInfo.InvariantCulture, $"findings per connector: median {counts[counts.Count / 2]}, of errors and warnings {serious[serious.Count / 2]}").ToString();
    }

    private static string ByKind(IEnumerable<SampleConnector> connectors) =>
        string.Join(" | ", Kinds.Select(kind => connectors.Count(connector => connector.Kind == kind)));
}
