using AcsConnector.ConnectorFiles.Json;
using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>securityDefinitions: the members depend on the type, and for OAuth on the flow.</summary>
internal static class SecurityShapes
{
    private static readonly Shape Basic = Of("basic", ObjectShape.Nothing);

    private static readonly Shape ApiKey = Of("apiKey", new("") { { "name!", Text }, { "in!", Word("header query") } });

    private static readonly Shape UnknownFlow = Of(
        "oauth2",
        new("") { { "flow!", Word("implicit password application accessCode") } },
        others: _ => Anything);

    public static readonly Shape Definition = By(definition => (definition.TextOf("type"), definition.TextOf("flow")) switch
    {
        ("basic", _) => Basic,
        ("apiKey", _) => ApiKey,
        ("oauth2", "implicit") => OAuth("authorizationUrl!"),
        ("oauth2", "password" or "application") => OAuth("tokenUrl!"),
        ("oauth2", "accessCode") => OAuth("authorizationUrl! tokenUrl!"),
        ("oauth2", _) => UnknownFlow,
        _ => new ObjectShape("a security definition", others: _ => Anything) { { "type!", Word("basic apiKey oauth2") } },
    });

    private static ObjectShape OAuth(string urls) => Of("oauth2", new("") { { "flow", Text }, { urls, Text }, { "scopes", MapOf(() => Text) } });

    private static ObjectShape Of(string type, ObjectShape members, Func<Node, Shape?>? others = null) =>
        new($"a security definition of type {type}", extensible: true, others)
        {
            { "type description", Text },
            members,
        };
}
