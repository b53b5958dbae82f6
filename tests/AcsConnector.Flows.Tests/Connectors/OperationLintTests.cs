using AcsConnector.Flows.Connectors;

namespace AcsConnector.Flows.Tests.Connectors;

/// <summary>What is wrong with the parameters of an action, told without running it.</summary>
public sealed class OperationLintTests
{
    /// <summary>An action that fits, and what a change to it makes unknown or missing. Null: the operation is not found.</summary>
    public static TheoryData<string, string, string?> Mutations => new()
    {
        { "IssueToken", "identityId body/scopes", "" },
        { "IssueToken", "identityId body", "" },
        { "IssueToken", "api-version identityId Request-ID body/scopes", "" },
        { "IssueTokens", "identityId body/scopes", null },
        { "IssueToken", "body/scopes", "missing identityId" },
        { "IssueToken", "identityId", "missing body/scopes" },
        { "IssueToken", "", "missing identityId, missing body/scopes" },
        { "IssueToken", "userId body/scopes", "unknown userId, missing identityId" },
        { "IssueToken", "identityId body/scope", "unknown body/scope, missing body/scopes" },
        { "IssueToken", "identityId Body/scopes", "unknown Body/scopes, missing body/scopes" },
        { "IssueToken", "identityId request/scopes", "unknown request/scopes, missing body/scopes" },
        { "IssueToken", "identityId scopes", "unknown scopes, missing body/scopes" },
        { "IssueToken", "identityId body/", "unknown body/, missing body/scopes" },
        { "CreateUser", "", "" },
        { "CreateUser", "body/createTokenWithScopes", "" },
        { "CreateUser", "body/createTokenWithScopes/0", "" },
        { "CreateUser", "body/nested/createTokenWithScopes", "unknown body/nested/createTokenWithScopes" },
        { "DeleteUser", "identityId", "" },
        { "DeleteUser", "identityId body/scopes", "unknown body/scopes" },
    };

    /// <summary>A body parameter, parameter names, what is missing.</summary>
    public static TheoryData<string, string, string> RequiredBodies => new()
    {
        { """{"required": false, "schema": {"required": ["a"], "properties": {"a": {}, "b": {}}}}""", "", "" },
        { """{"required": false, "schema": {"required": ["a"], "properties": {"a": {}, "b": {}}}}""", "body/b", "body/a" },
        { """{"required": true, "schema": {"required": ["a"], "properties": {"a": {}, "b": {}}}}""", "", "body/a" },
        { """{"required": true, "schema": {"properties": {"a": {}}}}""", "", "" },
        { """{"required": true, "schema": {"type": "string"}}""", "", "body" },
        { """{"required": true, "schema": {"type": "string"}}""", "body", "" },
        { """{"required": true}""", "", "body" },
        { """{"required": true, "schema": {"$ref": "#/definitions/user"}}""", "", "body/user" },
        { """{"required": true, "schema": {"$ref": "#/definitions/user"}}""", "body/user", "" },
        { """{"required": true, "schema": {"$ref": "#/definitions/user"}}""", "body/user/name", "body/user/id" },
        { """{"required": true, "schema": {"$ref": "#/definitions/user"}}""", "body/user/name body/user/id", "" },
        { """{"required": true, "schema": {"$ref": "#/definitions/user"}}""", "body/user body/user/name", "" },
        { """{"required": true, "schema": {"allOf": [{"$ref": "#/definitions/user"}, {"required": ["x"]}]}}""", "", "body/user, body/x" },
        { """{"required": true, "schema": {"$ref": "#/definitions/hidden"}}""", "", "" },
        { """{"required": true, "schema": {"$ref": "#/definitions/endless"}}""", "", "body/self" },
    };

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_changed_action_is_found_out(string operationId, string names, string? problems)
    {
        var operation = Swagger.Tokens.Find(operationId);

        Assert.Equal(problems, operation is null ? null : Problems(operation, names));
    }

    [Theory]
    [MemberData(nameof(RequiredBodies))]
    public void Required_properties_of_a_body_are_missed(string body, string names, string missing)
    {
        var operation = Swagger.Operation("[{\"name\": \"body\", \"in\": \"body\", " + body[1..] + "]", """
            {"user": {"required": ["user"], "properties": {"user": {"required": ["id"], "properties": {"id": {}, "name": {}}}}},
             "hidden": {"required": ["a"], "properties": {"a": {"required": ["b"], "properties": {"b": {"default": 1, "x-ms-visibility": "internal"}}}}},
             "endless": {"required": ["self"], "properties": {"self": {"$ref": "#/definitions/endless"}}}}
            """);

        Assert.Equal(missing, string.Join(", ", operation.MissingParameters(Names(names))));
    }

    [Fact]
    public void An_internal_parameter_without_a_default_is_missed() => Assert.Equal(
        ["a"],
        Swagger.Operation("""
            [{"name": "a", "in": "query", "required": true, "x-ms-visibility": "internal"},
             {"name": "b", "in": "query", "required": true, "x-ms-visibility": "internal", "default": 0},
             {"name": "c", "in": "query", "x-ms-visibility": "internal"}]
            """).MissingParameters([]));

    [Fact]
    public void A_visible_default_does_not_stand_in_for_a_value() =>
        Assert.Equal(["a"], Swagger.Operation("""[{"name": "a", "in": "query", "required": true, "default": 5}]""").MissingParameters([]));

    [Fact]
    public void A_key_of_very_many_levels_is_unknown()
    {
        var name = "body" + string.Concat(Enumerable.Repeat("/self", 100_000));
        var operation = Swagger.Operation(
            """[{"name": "body", "in": "body", "schema": {"$ref": "#/definitions/x"}}]""",
            """{"x": {"properties": {"self": {"$ref": "#/definitions/x"}}}}""");

        Assert.Equal([name], operation.UnknownParameters([name]));
    }

    private static string Problems(ConnectorOperation operation, string names) => string.Join(
        ", ",
        operation.UnknownParameters(Names(names)).Select(name => "unknown " + name)
            .Concat(operation.MissingParameters(Names(names)).Select(name => "missing " + name)));

    private static string[] Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
