using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>Schemas as a whole, and what a designer hides.</summary>
internal static class SchemaRules
{
    public static readonly Rule<Schema>[] All =
    [
        new(
            "RequiredPropertyArrayEmpty", CertificationError,
            "The list of required properties is empty.",
            "Remove \"required\".",
            s => s.Node["required"] is { IsArray: true, Items.Count: 0 } required ? required.Found() : null),

        new(
            "RequiredPropertyNotOnObject", Warning,
            "'required' stands in a schema of type {0}.",
            "Remove it; only objects have required properties.",
            s => s.Type is not (null or "object") ? s.Node["required"]?.FoundAtName(s.Type) : null),

        new(
            "RequiredPropertyDefinitionMissing", Warning,
            "The required property '{0}' is not defined.",
            "Define it, or correct its name.",
            s => from name in s.Required
                 where name.Text is not null && s.Node["properties"] is not null && s.Node["allOf"] is null && s.Node["properties"]![name.Text] is null
                 select name.Found(name.Text)),

        new(
            "RequiredReadOnlyPropertyNotAllowedAsInput", CertificationError,
            "The property '{0}' is read-only and required, in a body that a flow sends.",
            "Remove one of the two.",
            s => s.IsProperty && s.IsInput && s.IsRequired && s.Node["readOnly"]?.IsTrue == true
                ? s.Node["readOnly"]?.FoundAtName(s.Node.Name)
                : null),

        new(
            "DiscriminatorMustBeARequiredStringProperty", CertificationError,
            "The discriminator '{0}' is not a required text property.",
            "Name one that is.",
            s => s.Node["discriminator"] is { Text: { } name } node && !IsRequiredText(s, name) ? node.Found(name) : null),

        new(
            "SchemaTypeFileNotValid", CertificationError,
            "Only the schema of a response can be of type file.",
            "Use a string of format binary, or a form parameter.",
            s => s.Type == "file" && !(s.Node.Name == "schema" && s.Node.Parent!.TextOf("in") is null) ? s.Node["type"]?.Found() : null),

        new(
            "InvalidStringBinaryProperty", Warning,
            "The property '{0}' is binary; only a whole body can be.",
            "Use the format byte, which is Base64.",
            s => s.IsProperty && s.Type == "string" && s.Node.TextOf("format") == "binary" ? s.Node["format"]?.Found(s.Node.Name) : null),

        new(
            "InvalidCustomEditorExtensionDictionaryValue", CertificationError,
            "x-ms-editor is 'dictionary' for a schema that has no additional properties.",
            "Make it an object with additionalProperties.",
            s => s.Node["x-ms-editor"] is { Text: "dictionary" } editor && (s.Type != "object" || s.Node["additionalProperties"] is not ({ IsObject: true } or { IsTrue: true }))
                ? editor.Found()
                : null),

        new(
            "RequiredLoopInSchemaNotAllowed", CertificationError,
            "The required property '{0}' leads back to its own schema, so that no value is complete.",
            "Make one property of the loop optional.",
            s => s.Required.Select(name => s.Properties.FirstOrDefault(property => property.Name == name.Text)).OfType<Node>().FirstOrDefault(property => Loops(s, property)) is { } looping
                ? looping.FoundAtName(looping.Name)
                : null),

        new(
            "NotificationUrlNotString", CertificationError,
            "The notification URL '{0}' is not of type string.",
            "Make it a string.",
            s => s.Node["x-ms-notification-url"] is { IsTrue: true } mark && s.Type != "string" ? mark.FoundAtName(s.Node.Name ?? "") : null),

        new(
            "NotificationUrlNotRequired", CertificationError,
            "The notification URL '{0}' is not required.",
            "Add it to \"required\".",
            s => s.Node["x-ms-notification-url"] is { IsTrue: true } mark && s.IsProperty && !s.IsRequired ? mark.FoundAtName(s.Node.Name) : null),

        new(
            "NotificationUrlNotInternal", CertificationError,
            "The notification URL '{0}' is shown to makers.",
            "Add \"x-ms-visibility\": \"internal\".",
            s => s.Node["x-ms-notification-url"] is { IsTrue: true } mark && s.Node.TextOf("x-ms-visibility") != "internal"
                ? mark.FoundAtName(s.Node.Name ?? "")
                : null),
    ];

    public static readonly Rule<Field>[] Hidden =
    [
        new(
            "PropertyMustBeRequired", Warning,
            "'{0}' is internal and has a default, but is optional; flows do not send it.",
            "Make it required.",
            f => f is { IsInput: true, IsInternal: true, IsRequired: false } && f.Node["default"] is not null && f.Node["x-ms-trigger-value"] is null
                ? f.Node["x-ms-visibility"]?.Found(f.Name)
                : null),

        new(
            "InternalWithoutDefault", Warning,
            "'{0}' is internal and required, but has no default; no maker can give it a value.",
            "Add a default.",
            f => f is { IsInput: true, IsInternal: true, IsRequired: true, IsPlain: true } && f.Node["default"] is null && f.Node["x-ms-notification-url"] is null
                ? f.Node["x-ms-visibility"]?.Found(f.Name)
                : null),
    ];

    private static bool IsRequiredText(Schema schema, string property) =>
        schema.Required.Any(required => required.Text == property)
        && schema.Definition.Resolve(schema.Node["properties"]?[property])?.TextOf("type") == "string";

    /// <summary>From a property on, required properties lead back to the schema.</summary>
    private static bool Loops(Schema schema, Node property)
    {
        var seen = new HashSet<Node>();
        return Leads(property);

        bool Leads(Node node)
        {
            if (schema.Definition.Resolve(node) is not { } resolved)
                return false;
            if (resolved == schema.Node)
                return true;
            return seen.Add(resolved) && (resolved["required"]?.Items ?? []).Any(name => resolved["properties"]?[name.Text ?? ""] is { } next && Leads(next));
        }
    }
}
