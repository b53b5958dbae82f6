using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>The connector's README, where there is one: the headings that certification asks for.</summary>
internal static class ReadmeRules
{
    private static readonly string[] Headings =
    [
        "Publisher", "Prerequisites", "Supported Operations", "Obtaining Credentials", "Getting Started", "Known Issues and Limitations", "FAQ", "Deployment Instructions",
    ];

    public static readonly Rule<Readme>[] All =
    [
        new(
            "ReadmeHeadingMissing", Note,
            "The README has no heading '{0}'.",
            "Add it, if the connector is to be certified.",
            readme => from heading in Headings
                      where !readme.Headings.Any(h => h.Text.Equals(heading, StringComparison.OrdinalIgnoreCase) || (heading == "FAQ" && h.Text.Contains("Frequently", StringComparison.OrdinalIgnoreCase)))
                      select new Hit(readme.File.Place(1, 1), heading)),

        new(
            "ReadmeOperationMissing", Note,
            "The README says nothing about the operation '{0}'.",
            "Add a heading of the third level with the operation's summary.",
            readme => from operation in readme.Definition.Operations
                      let summary = operation.Node.TextOf("summary")
                      where summary is not null && !operation.IsInternal && !operation.IsDeprecated
                      where !readme.Headings.Any(h => h.Level == 3 && h.Text.Equals(summary, StringComparison.OrdinalIgnoreCase))
                      select new Hit(readme.Operations, summary)),
    ];
}
