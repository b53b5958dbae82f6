using System.Text.Json;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>apiProperties.json: closed.</summary>
internal static class PropertiesShape
{
    private static readonly Shape AllowedValues = ListOf(new ObjectShape("an allowed value")
    {
        { "value!", Text },
        { "uiDefinition", new ObjectShape("uiDefinition of an allowed value") { { "displayName description", Text } } },
    });

    private static readonly Shape Constraints = new ObjectShape("constraints")
    {
        { "clearText", Flag },
        { "required hidden", Text },
        { "tabIndex", Integer },
        { "capability", ListOf(Text) },
        { "allowedValues", ListOf(new ObjectShape("an allowed value of constraints") { { "value!", Text }, { "text", Text } }) },
        { "dependencies", MapOf(() => new ObjectShape("a dependency") { { "values!", ListOf(Text) } }) },
    };

    private static readonly Shape UiDefinition = new ObjectShape("uiDefinition")
    {
        { "displayName displayname description tooltip", Text },
        { "schema", new ObjectShape("schema of uiDefinition") { { "type description", Text } } },
        { "tabIndex", Integer },
        { "constraints", Constraints },
    };

    private static readonly Shape Plain = new ObjectShape("a connection parameter")
    {
        { "type!", Word("string securestring int bool gatewaySetting oauthSetting") },
        { "allowedValues", AllowedValues },
        { "defaultValue", Text },
        { "uiDefinition", UiDefinition },
    };

    private static readonly Shape Gateway = new ObjectShape("a connection parameter of type gatewaySetting")
    {
        { "type!", Text },
        { "uiDefinition", UiDefinition },
    };

    private static readonly Shape OAuth = new ObjectShape("a connection parameter of type oauthSetting")
    {
        { "type!", Text },
        { "uiDefinition", UiDefinition },
        { "oAuthSettings", OAuthShape.Settings },
    };

    /// <summary>token:TenantId, which the platform fills in.</summary>
    private static readonly Shape TenantId = new ObjectShape("token:TenantId")
    {
        { "type!", Word("string") },
        { "metadata!", new ObjectShape("metadata of token:TenantId") { { "sourceType!", Word("AzureActiveDirectoryTenant") } } },
        { "uiDefinition!", UiDefinition },
    };

    private static readonly Shape ConnectionParameter = By(parameter => (parameter.Name, parameter.TextOf("type")) switch
    {
        ("token:TenantId", _) => TenantId,
        (_, "gatewaySetting") => Gateway,
        (_, "oauthSetting") => OAuth,
        _ => Plain,
    });

    private static readonly Shape ConnectionParameterSets = new ObjectShape("connectionParameterSets", others: _ => Anything)
    {
        { "uiDefinition", new ObjectShape("uiDefinition of connectionParameterSets") { { "displayName displayname description", Text } } },
        {
            "values!", ListOf(new ObjectShape("a set of connection parameters", others: _ => Anything)
            {
                { "name!", Text },
                { "uiDefinition", UiDefinition },
                { "parameters!", MapOf(() => ConnectionParameter) },
                { "metadata", new ObjectShape("metadata of a set", others: _ => Anything) { { "allowSharing", Flag } } },
            })
        },
    };

    private static readonly Shape Properties = new ObjectShape("'properties'")
    {
        { "iconBrandColor! publisher stackOwner", Text },
        { "capabilities", ListOf(Text) },
        { "connectionParameters", MapOf(() => ConnectionParameter) },
        { "connectionParameterSets", ConnectionParameterSets },
        { "scriptOperations", By(operations => operations.Kind == JsonValueKind.Null ? Anything : ListOf(Text)) },
        { "policyTemplateInstances", ListOf(PolicyShapes.Instance) },
    };

    private static readonly Shape Document = new ObjectShape("apiProperties.json") { { "$schema", Text }, { "properties", Properties } };

    public static IEnumerable<Finding> Check(Node root) => Document.Check(root).Select(StructureRules.OutsideOfDefinition);
}
