using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>Parameters: one by one, and together in an operation.</summary>
internal static class ParameterRules
{
    public static readonly Rule<Parameter>[] All =
    [
        new(
            "ConnectionIdParameterNotAllowed", CertificationError,
            "A parameter cannot be called '{0}'.",
            "Give it another name.",
            p => p.Name?.Equals("connectionId", StringComparison.OrdinalIgnoreCase) == true ? p.Node["name"]?.Found(p.Name) : null),

        new(
            "BodyOrFormDataParameterInFetchOperationNotAllowed", Warning,
            "A GET cannot have a parameter in '{0}'.",
            "Use a query parameter, or another method.",
            p => p.Operation.Method == "get" && p.In is "body" or "formData" ? p.Use.Found(p.In) : null),

        new(
            "BodyParameterSchemaRequired", CertificationError,
            "The body has no schema.",
            "Add a schema.",
            p => p.In == "body" && p.Node["schema"] is null ? p.Node.Found() : null),

        new(
            "PathParameterMustBeRequired", CertificationError,
            "The path parameter '{0}' is not required.",
            "Add \"required\": true.",
            p => p.In == "path" && !p.IsRequired ? (p.Node["required"] ?? p.Node).Found(p.Name ?? "") : null),

        new(
            "PathParameterMissingEncoding", Note,
            "The path parameter '{0}' does not say how it is encoded; flows encode it once.",
            "Add \"x-ms-url-encoding\": \"single\".",
            p => p.In == "path" && p.Node["x-ms-url-encoding"] is null ? p.Node.Found(p.Name ?? "") : null),

        new(
            "PathParameterNotDefinedInTemplate", CertificationError,
            "The path '{1}' has no variable '{0}'.",
            "Put it in braces into the path, or correct its name.",
            p => p.In == "path" && p.Name is { } name && !p.Operation.PathVariables.Contains(name) ? p.Use.Found(name, p.Operation.Path) : null),

        new(
            "QueryParameterEncodingNotSupported", Warning,
            "The query parameter '{0}' should be encoded otherwise than once, which is how all of them are.",
            "Remove x-ms-url-encoding.",
            p => p.In == "query" && p.Node["x-ms-url-encoding"] is { Text: not "single" } encoding ? encoding.FoundAtName(p.Name ?? "") : null),

        new(
            "InvalidFormDataParameterName", CertificationError,
            "The name '{0}' of a form parameter has characters outside of ASCII.",
            "Use ASCII alone.",
            p => p.In == "formData" && p.Name?.All(char.IsAscii) == false ? p.Node["name"]?.Found(p.Name) : null),

        new(
            "DynamicExtensionDefinitionNotAllowedInParameter", CertificationError,
            "'{0}' stands on the body parameter.",
            "Move it into the schema of the body.",
            p => p.In == "body" && p.Node.Members.FirstOrDefault(member => member.Name!.StartsWith("x-ms-dynamic-", StringComparison.Ordinal)) is { } dynamic
                ? dynamic.FoundAtName(dynamic.Name)
                : null),
    ];

    public static readonly Rule<Operation>[] Together =
    [
        new(
            "OperationMissingPathParameter", CertificationError,
            "The variable '{0}' of the path is not a parameter.",
            "Add a path parameter of this name.",
            o => from name in o.PathVariables where !o.Parameters.Any(p => p.In == "path" && p.Name == name) select o.Node.FoundAtName(name)),

        new(
            "OperationParametersContainDuplicateParameter", CertificationError,
            "The operation has two parameters '{0}' in '{1}'.",
            "Remove one of the two.",
            o => from twin in DocumentRules.Repeated(Own(o), use => Key(o.Definition.Resolve(use)))
                 let written = o.Definition.Resolve(twin)
                 where written.TextOf("in") != "body"
                 select twin.Found(written.TextOf("name") ?? "", written.TextOf("in") ?? "")),

        new(
            "OperationParametersContainMultipleBodyParameters", CertificationError,
            "The operation has more than one body parameter.",
            "Put everything into one body.",
            o => from body in Own(o).Where(use => o.Definition.Resolve(use)?.TextOf("in") == "body").Skip(1) select body.Found()),

        new(
            "ParameterListContainsFormDataAndBody", CertificationError,
            "The operation has a body and form parameters.",
            "Use one of the two.",
            o => o.Parameters.Any(p => p.In == "body") ? o.Parameters.FirstOrDefault(p => p.In == "formData")?.Use.Found() : null),
    ];

    /// <summary>What tells parameters apart.</summary>
    public static string? Key(Node? parameter) => parameter is null ? null : $"{parameter.TextOf("in")} {parameter.TextOf("name")}";

    private static IReadOnlyList<Node> Own(Operation operation) => operation.Node["parameters"]?.Items ?? [];
}
