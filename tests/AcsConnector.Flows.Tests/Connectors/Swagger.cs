using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Connectors;

/// <summary>Small Swagger 2.0 files.</summary>
internal static class Swagger
{
    /// <summary>Users with tokens: internal parameters, a required body, references, parameters of a path.</summary>
    public static Connector Tokens { get; } = Read("""
        {"swagger": "2.0", "info": {"title": "Tokens"}, "basePath": "/",
         "paths": {
           "/identities": {"post": {"operationId": "CreateUser", "summary": "Create a user", "parameters": [
             {"$ref": "#/parameters/version"},
             {"name": "body", "in": "body", "schema": {"properties": {"createTokenWithScopes": {"type": "array"}, "expiresInMinutes": {"type": "integer"}}}}]}},
           "/identities/{identityId}": {
             "parameters": [{"$ref": "#/parameters/version"}, {"$ref": "#/parameters/identityId"}],
             "delete": {"operationId": "DeleteUser"},
             "x-note": {"operationId": "NoOperation"}},
           "/identities/{identityId}/:issueAccessToken": {"post": {"operationId": "IssueToken", "parameters": [
             {"$ref": "#/parameters/version"}, {"$ref": "#/parameters/identityId"},
             {"name": "Request-ID", "in": "header", "type": "string"},
             {"name": "body", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Issue"}}]}}},
         "parameters": {
           "version": {"name": "api-version", "in": "query", "required": true, "type": "string", "default": "2021-03-07", "x-ms-visibility": "internal"},
           "identityId": {"name": "identityId", "in": "path", "required": true, "type": "string", "x-ms-url-encoding": "single"}},
         "definitions": {"Issue": {"type": "object", "required": ["scopes"], "properties": {"scopes": {"type": "array", "default": ["chat"]}}}},
         "securityDefinitions": {"none": {"type": "basic"}, "key": {"type": "apiKey", "in": "header", "name": "Connection-String"}}}
        """);

    public static Connector Read(string json) => Connector.Parse(ValueJson.Parse(json), "test");

    /// <summary>One operation, POST /call, with these parameters and definitions.</summary>
    public static ConnectorOperation Operation(string parameters, string definitions = "{}", string path = "/call") => Read(
        $$$"""{"swagger": "2.0", "paths": {"{{{path}}}": {"post": {"operationId": "Call", "parameters": {{{parameters}}} } } }, "definitions": {{{definitions}}} }""")
        .Operations[0];

    public static ObjectValue Parameters(string json) => (ObjectValue)ValueJson.Parse(json);
}
