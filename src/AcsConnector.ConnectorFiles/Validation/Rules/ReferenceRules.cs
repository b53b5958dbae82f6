using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>$ref: where it leads, and that it ends.</summary>
internal static class ReferenceRules
{
    public static readonly Rule<Reference>[] All =
    [
        new(
            "ParameterReferenceNotValid", Error,
            "The reference '{0}' cannot be that of a parameter.",
            "Begin it with #/parameters/.",
            r => NotValid(r, "parameters")),

        new(
            "ParameterReferenceNotFound", Error,
            "There is no parameter '{0}'.",
            "Correct the name, or add the parameter.",
            r => NotFound(r, "parameters")),

        new(
            "ParameterRefLoopNotAllowed", CertificationError,
            "This parameter is only a reference to '{0}'.",
            "Write the parameter itself under #/parameters.",
            r => OnlyAReference(r, "parameters")),

        new(
            "ResponseReferenceNotValid", Error,
            "The reference '{0}' cannot be that of a response.",
            "Begin it with #/responses/.",
            r => NotValid(r, "responses")),

        new(
            "ResponseReferenceNotFound", Error,
            "There is no response '{0}'.",
            "Correct the name, or add the response.",
            r => NotFound(r, "responses")),

        new(
            "ResponseRefLoopNotAllowed", CertificationError,
            "This response is only a reference to '{0}'.",
            "Write the response itself under #/responses.",
            r => OnlyAReference(r, "responses")),

        new(
            "SchemaReferenceNotValid", Error,
            "The reference '{0}' cannot be that of a schema.",
            "Begin it with #/definitions/.",
            r => NotValid(r, "definitions")),

        new(
            "SchemaReferenceNotFound", Error,
            "There is no schema '{0}'.",
            "Correct the name, or add the schema.",
            r => NotFound(r, "definitions")),

        new(
            "SchemaRefLoopNotAllowed", CertificationError,
            "The reference '{0}' leads back to itself.",
            "Write the schema itself in one of these places.",
            r => r is { Kind: "definitions", IsValid: true } && r.Definition.Target(r.Text) is not null && r.Definition.Resolve(r.Node) is null && LeadsBack(r)
                ? r.Ref.Found(r.Text)
                : null),

        new(
            "AdditionalPropertyNotAllowedAdjacentToRef", Note,
            "'{0}' stands beside a $ref, where it is not looked at.",
            "Move it into the schema that is referred to.",
            r => from member in r.Node.Members where member.Name != "$ref" select member.FoundAtName(member.Name)),
    ];

    private static Hit? NotValid(Reference reference, string kind) => reference.Kind == kind && !reference.IsValid ? reference.Ref.Found(reference.Text) : null;

    private static Hit? NotFound(Reference reference, string kind) =>
        reference.Kind == kind && reference.IsValid && !OnlyOneOf(reference) && reference.Definition.Target(reference.Text) is null ? reference.Ref.Found(reference.Text) : null;

    private static Hit? OnlyAReference(Reference reference, string kind) => reference.Kind == kind && OnlyOneOf(reference) ? reference.Ref.Found(reference.Text) : null;

    private static bool OnlyOneOf(Reference reference) => reference.IsDefinition && reference.Kind != "definitions";

    private static bool LeadsBack(Reference reference)
    {
        var seen = new HashSet<Node>();
        Node? node = reference.Node;
        while (node?.TextOf("$ref") is { } next && seen.Add(node))
            node = reference.Definition.Target(next);
        return node == reference.Node;
    }
}
