using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>security: what the document and its operations ask for.</summary>
internal static class SecurityRules
{
    public static readonly Rule<Definition>[] All =
    [
        new(
            "SecurityRequirementMustBeDefined", Warning,
            "The security '{0}' is not defined.",
            "Add it to securityDefinitions, or correct its name.",
            d => from requirement in Requirements(d) where Defined(d, requirement) is null select requirement.FoundAtName(requirement.Name)),

        new(
            "SecurityRequirementMustHaveValue", CertificationError,
            "The security '{0}' has no list of scopes.",
            "Write [] where there are none.",
            d => from requirement in Requirements(d) where !requirement.IsArray select requirement.Found(requirement.Name)),

        new(
            "SecurityRequirementMustHaveEmptyValue", CertificationError,
            "The security '{0}' has scopes, which only OAuth has.",
            "Write [].",
            d => from requirement in Requirements(d)
                 where Defined(d, requirement)?.TextOf("type") is not (null or "oauth2") && requirement.Items.Count > 0
                 select requirement.Found(requirement.Name)),

        new(
            "OAuthSecurityRequirementValueMustBeScopeName", Warning,
            "The security '{0}' has no scope '{1}'.",
            "Add it to the scopes of the definition, or correct its name.",
            d => from requirement in Requirements(d)
                 where Defined(d, requirement)?.TextOf("type") == "oauth2"
                 from scope in requirement.Items
                 where scope.Text is not null && Defined(d, requirement)!["scopes"]?[scope.Text] is null
                 select scope.Found(requirement.Name, scope.Text)),
    ];

    private static IEnumerable<Node> Requirements(Definition d) =>
        d.Operations.Select(operation => operation.Node).Prepend(d.Root).SelectMany(holder => holder["security"]?.Items ?? []).SelectMany(requirement => requirement.Members);

    private static Node? Defined(Definition d, Node requirement) => d.Root["securityDefinitions"]?[requirement.Name!];
}
