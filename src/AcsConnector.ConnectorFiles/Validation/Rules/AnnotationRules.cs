using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>x-ms-api-annotation: versions of an operation.</summary>
internal static class AnnotationRules
{
    public static readonly Rule<Definition>[] All =
    [
        new(
            "ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations", CertificationError,
            "The operation '{0}' has a replacement, but is not deprecated.",
            "Add \"deprecated\": true, or remove the replacement.",
            d => from o in d.Operations where Replacement(o) is not null && !o.IsDeprecated select Replacement(o)!.FoundAtName(o.Name)),

        new(
            "ApiAnnotationExtensionReplacementInfoMissingApiProperty", CertificationError,
            "The replacement of '{0}' does not name its API.",
            "Add \"api\".",
            d => from o in d.Operations where Replacement(o) is { } other && other["api"] is null select Replacement(o)!.FoundAtName(o.Name)),

        new(
            "ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty", CertificationError,
            "The replacement of '{0}' does not name its operation.",
            "Add \"operationId\".",
            d => from o in d.Operations where Replacement(o) is { } other && other["operationId"] is null select Replacement(o)!.FoundAtName(o.Name)),

        new(
            "OperationIdShouldEndWithRevision", Warning,
            "The operationId '{0}' does not end in its revision, {1}.",
            "Append it.",
            d => from o in d.Operations
                 where Revision(o) > 1 && o.Id?.Text is { } id && !id.EndsWith($"V{Number.Text(Revision(o))}", StringComparison.OrdinalIgnoreCase)
                 select o.Id!.Found(o.Name, $"V{Number.Text(Revision(o))}")),

        new(
            "OperationRevisionEmpty", Warning,
            "The operation '{0}' belongs to a family, but has no revision.",
            "Add \"revision\" to the annotation.",
            d => from o in d.Operations
                 where Family(o) is not null && Revision(o) is null && Siblings(d, o).All(other => Revision(other) is not null)
                 select Annotation(o)!.FoundAtName(o.Name)),

        new(
            "OperationFamilyHasManyEmptyRevisions", CertificationError,
            "More than one operation of the family '{0}' has no revision.",
            "Number them.",
            d => from o in d.Operations
                 where Family(o) is not null && Revision(o) is null && Siblings(d, o).Any(other => Revision(other) is null && IsBefore(d, other, o))
                 select Annotation(o)!.FoundAtName(Family(o))),

        new(
            "OperationFamilyHasDuplicateRevisions", CertificationError,
            "The family '{0}' has the revision {1} twice.",
            "Give each operation its own revision.",
            d => from o in d.Operations
                 where Family(o) is not null && Revision(o) is not null && Siblings(d, o).Any(other => Revision(other) == Revision(o) && IsBefore(d, other, o))
                 select Annotation(o)!["revision"]!.Found(Family(o), Number.Text(Revision(o)))),

        new(
            "OperationFamilyHasManyActiveProductionOperations", Warning,
            "The family '{0}' has more than one operation in production.",
            "Deprecate the older ones.",
            d => from o in d.Operations
                 where IsInProduction(o) && Siblings(d, o).Any(other => IsInProduction(other) && IsBefore(d, other, o))
                 select Annotation(o)!.FoundAtName(Family(o))),

        new(
            "OperationFamilyHasManyActiveOperations", CertificationError,
            "The family '{0}' has more than two operations that are not deprecated.",
            "Deprecate the oldest.",
            d => from o in d.Operations
                 where Family(o) is not null && !o.IsDeprecated && Siblings(d, o).Count(other => !other.IsDeprecated && IsBefore(d, other, o)) == 2
                 select Annotation(o)!.FoundAtName(Family(o))),

        new(
            "OperationStatusAheadOfConnector", CertificationError,
            "The operation '{0}' is in production, while the connector is in preview.",
            "Make both the same.",
            d => from o in d.Operations
                 where d.Info?["x-ms-api-annotation"]?.TextOf("status") == "Preview" && Annotation(o)?.TextOf("status") == "Production"
                 select Annotation(o)!["status"]!.Found(o.Name)),
    ];

    private static Node? Annotation(Operation operation) => operation.Node["x-ms-api-annotation"];

    private static Node? Replacement(Operation operation) => Annotation(operation)?["replacement"];

    private static string? Family(Operation operation) => Annotation(operation)?.TextOf("family");

    private static decimal? Revision(Operation operation) => Annotation(operation)?["revision"]?.Number;

    private static bool IsInProduction(Operation operation) => Family(operation) is not null && !operation.IsDeprecated && Annotation(operation)!.TextOf("status") == "Production";

    private static IEnumerable<Operation> Siblings(Definition definition, Operation operation) =>
        definition.Operations.Where(other => other != operation && Family(other) == Family(operation));

    private static bool IsBefore(Definition definition, Operation one, Operation other) => definition.Operations.TakeWhile(operation => operation != other).Contains(one);
}
