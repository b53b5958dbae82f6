using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>Extensions that call an operation: dynamic values and schemas, file pickers, the connection test, notifications.</summary>
internal static class CallRules
{
    private static readonly string[] Extensions =
    [
        "x-ms-dynamic-values", "x-ms-dynamic-list", "x-ms-dynamic-schema", "x-ms-dynamic-properties", "x-ms-notification", "simulate", "testConnection", "open", "browse",
    ];

    public static readonly Rule<Definition>[] All =
    [
        new(
            "OperationIdNotFound", CertificationError,
            "There is no operation '{0}'.",
            "Correct the operationId, or add the operation.",
            d => from call in Calls(d) where call.Target is null select call.Node["operationId"]!.Found(call.Node.TextOf("operationId")!)),

        new(
            "OperationParameterNameNotFound", Error,
            "The operation '{1}' has no parameter '{0}'.",
            "Correct the name, or remove it.",
            d => from call in Calls(d)
                 where call.Target is not null && call.Target.Parameters.All(p => p.In != "body")
                 from given in call.Node["parameters"]?.Members ?? []
                 where call.Target.Parameters.All(p => p.Name != given.Name)
                 select given.FoundAtName(given.Name, call.Target.Name)),

        new(
            "OperationMissingRequiredProperty", Warning,
            "The operation '{1}' needs a value for '{0}', which this call does not give.",
            "Add it to the parameters of the call.",
            d => from call in Calls(d)
                 where call.Target is not null && call.Node.Name is not ("x-ms-notification" or "testConnection")
                 from needed in call.Target.Parameters
                 where needed.IsRequired && needed.In != "body" && needed.Node["default"] is null && call.Node["parameters"]?[needed.Name ?? ""] is null
                 select call.Node.FoundAtName(needed.Name ?? "", call.Target.Name)),
    ];

    private static IEnumerable<(Node Node, Operation? Target)> Calls(Definition d) =>
        from node in d.Root.Tree()
        where Extensions.Contains(node.Name) && node.TextOf("operationId") is not null
        select (node, d.Operations.FirstOrDefault(operation => operation.Id?.Text == node.TextOf("operationId")));
}
