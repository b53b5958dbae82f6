using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation.JsonSchemas;
using AcsConnector.ConnectorFiles.Validation.Rules;
using AcsConnector.ConnectorFiles.Validation.Structure;

namespace AcsConnector.ConnectorFiles.Validation;

/// <summary>All rules, by what they look at.</summary>
public static class RuleBook
{
    /// <summary>The rules by what they look at, in the order of the page that lists them.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<Rule> Rules)> Groups { get; } =
    [
        ("Files", [.. EncodingRules.Readable, .. EncodingRules.All, .. EncodingRules.Layout, .. EncodingRules.Members, .. FolderRules.All]),
        ("Structure", StructureRules.All),
        ("Document", DocumentRules.All),
        ("References", ReferenceRules.All),
        ("Paths", PathRules.All),
        ("Operations", OperationRules.All),
        ("Calls of operations", CallRules.All),
        ("Versions of operations", AnnotationRules.All),
        ("Parameters", [.. ParameterRules.All, .. ParameterRules.Together]),
        ("Schemas", [.. SchemaRules.All, .. SchemaRules.Hidden]),
        ("Values", ValueRules.All),
        ("Words", [.. TextRules.All, .. TextRules.Shown]),
        ("Security", SecurityRules.All),
        ("apiProperties.json", PropertiesRules.All),
        ("settings.json", FolderRules.OfSettings),
        ("Icon", IconRules.All),
        ("README", ReadmeRules.All),
        ("Schemas given with --schema", SchemaFile.Rules),
    ];

    /// <summary>Every rule.</summary>
    public static IEnumerable<Rule> All => Groups.SelectMany(group => group.Rules);

    /// <summary>Names that published connectors use and the published schemas refuse: where, and what for.</summary>
    public static IEnumerable<(string Name, string Place, string Use, bool InSchemaOf2026)> NewerThanSchema => Structure.NewerThanSchema.All;
}
