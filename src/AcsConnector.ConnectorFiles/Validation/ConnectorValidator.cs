using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.JsonSchemas;
using AcsConnector.ConnectorFiles.Validation.Model;
using AcsConnector.ConnectorFiles.Validation.Rules;
using AcsConnector.ConnectorFiles.Validation.Structure;

namespace AcsConnector.ConnectorFiles.Validation;

/// <summary>Everything that is wrong with a connector, as far as its files tell.</summary>
public static class ConnectorValidator
{
    /// <summary>The findings, by file and place, as they weigh in one of the two checks.</summary>
    public static IReadOnlyList<Finding> Validate(
        ConnectorFolder folder, ValidationMode mode = ValidationMode.Import, IReadOnlyList<SchemaFile>? schemas = null)
    {
        var findings = new List<Finding>();
        var definition = ReadJson(folder, folder.Definition, findings) is { } swagger ? new Definition(swagger) : null;
        var properties = ReadJson(folder, folder.Properties, findings) is { } root ? new Properties(root, definition) : null;
        var settings = ReadJson(folder, folder.Settings, findings) is { } json ? new Settings(json, folder) : null;

        findings.AddRange(Apply(FolderRules.All, folder));
        if (definition is not null)
            findings.AddRange(Check(definition));
        if (properties is not null)
            findings.AddRange([.. PropertiesShape.Check(properties.Root), .. Apply(PropertiesRules.All, properties)]);
        if (settings is not null)
            findings.AddRange([.. SettingsShape.Check(settings.Root), .. Apply(FolderRules.OfSettings, settings)]);
        if (folder.Icon is { } icon)
            findings.AddRange(Apply(IconRules.All, Icon.Read(folder.NameOf(icon), folder.Bytes(icon), properties?.BrandColor?.Text)));
        if (folder.Readme is { } readme && definition is not null)
            findings.AddRange(Apply(ReadmeRules.All, new Readme(folder.Read(readme), definition)));

        foreach (var schema in schemas ?? [])
        {
            if ((schema.Target switch { SchemaTarget.Definition => definition?.Root, SchemaTarget.Properties => properties?.Root, _ => settings?.Root }) is { } file)
                findings.AddRange(schema.Check(file));
        }

        return
        [
            .. findings.Distinct().Select(finding => finding with { Severity = finding.Rule.Severities.For(mode) })
                .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column)
                .ThenBy(finding => finding.Rule.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Finding> Check(Definition definition) =>
    [
        .. DefinitionShape.Document.Check(definition.Root),
        .. Apply(DocumentRules.All, definition),
        .. Apply(PathRules.All, definition),
        .. Apply(CallRules.All, definition),
        .. Apply(AnnotationRules.All, definition),
        .. Apply(SecurityRules.All, definition),
        .. Apply(TextRules.All, definition),
        .. definition.References.SelectMany(reference => Apply(ReferenceRules.All, reference)),
        .. definition.Operations.SelectMany(operation => Apply(OperationRules.All, operation).Concat(Apply(ParameterRules.Together, operation))),
        .. definition.Operations.SelectMany(operation => operation.Parameters).SelectMany(parameter => Apply(ParameterRules.All, parameter)),
        .. definition.TypedValues.SelectMany(value => Apply(ValueRules.All, value)),
        .. definition.Schemas.SelectMany(schema => Apply(SchemaRules.All, schema)),
        .. definition.Fields.SelectMany(field => Apply(SchemaRules.Hidden, field).Concat(Apply(TextRules.Shown, field))),
    ];

    /// <summary>The JSON of a file; null where there is none that could be looked at.</summary>
    private static Node? ReadJson(ConnectorFolder folder, string? name, List<Finding> findings)
    {
        if (name is null)
            return null;
        var file = folder.Read(name);
        if (Apply(EncodingRules.Readable, file).FirstOrDefault() is { } unreadable)
        {
            findings.Add(unreadable);
            return null;
        }

        var root = NodeReader.Read(file);
        findings.AddRange([.. Apply(EncodingRules.All, file), .. Apply(EncodingRules.Members, root)]);
        if (name != folder.Settings)
            findings.AddRange(Apply(EncodingRules.Layout, file));
        return root;
    }

    private static IEnumerable<Finding> Apply<T>(IEnumerable<Rule<T>> rules, T subject) => rules.SelectMany(rule => rule.Check(subject));
}
