using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation;
using AcsConnector.ConnectorFiles.Validation.JsonSchemas;
using AcsConnector.ConnectorFiles.Validation.Model;
using AcsConnector.Testing.Connectors;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>Our own connector, and what is not in this repository: Microsoft's connector and the published schemas.</summary>
public sealed class RealConnectorTests
{
    private const string OfficialConnector = "ACSCONNECTOR_OFFICIAL_CONNECTOR";
    private const string Schemas = "ACSCONNECTOR_SCHEMAS";

    [Theory]
    [InlineData(ValidationMode.Import)]
    [InlineData(ValidationMode.Certification)]
    public void Our_own_folder_has_no_error_and_no_warning(ValidationMode mode) =>
        Assert.Empty(Serious(ConnectorValidator.Validate(ConnectorFolder.Open(SourceTree.Root), mode), Severity.Warning));

    [Fact]
    public void Microsofts_connector_has_no_error() =>
        Assert.Empty(Serious(ConnectorValidator.Validate(ConnectorFolder.Open(FolderFrom(OfficialConnector))), Severity.Error));

    [Fact]
    public void Our_own_files_are_as_the_published_schemas_ask() => AssertSchemas(SourceTree.Root);

    [Fact]
    public void Microsofts_files_are_as_the_published_schemas_ask() => AssertSchemas(FolderFrom(OfficialConnector));

    /// <summary>What the rules call right is right for the schemas too, and what StructureRules find they find.</summary>
    [Fact]
    public void The_rows_of_structure_agree_with_the_published_schemas()
    {
        var schemas = Directory.GetFiles(FolderFrom(Schemas), "*.json");
        var structure = RuleBook.Groups.Single(group => group.Group == "Structure").Rules.Where(rule => rule.Severities.Import != Severity.Note).Select(rule => rule.Name).ToList();
        var unseen = new List<string>();
        foreach (var mistake in Mistakes.All.Where(mistake => structure.Contains(mistake.Rule)))
        {
            using var connector = new WrongConnector();
            mistake.Make(connector);
            if (!connector.Validate(schemas).Any(finding => finding.Rule.Name == "SchemaViolation"))
                unseen.Add($"{mistake.Rule} {mistake.At}");
        }

        Assert.Empty(unseen);
    }

    private static void AssertSchemas(string folder)
    {
        var schemas = Directory.GetFiles(FolderFrom(Schemas), "*.json").Select(SchemaFile.Read).ToList();
        Assert.NotEmpty(schemas);
        Assert.Empty(ConnectorValidator.Validate(ConnectorFolder.Open(folder), schemas: schemas).Where(finding => finding.Rule.Name == "SchemaViolation").Select(finding => finding.Message));
    }

    private static IEnumerable<string> Serious(IEnumerable<Finding> findings, Severity least) =>
        from finding in findings where finding.Severity <= least select $"{finding.File}:{finding.Line}:{finding.Column} {finding.Rule.Name} {finding.Message}";

    private static string FolderFrom(string variable)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{variable} does not name a folder.");
        return folder!;
    }
}
