using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Connectors;

/// <summary>Files and operations.</summary>
public sealed class ConnectorTests
{
    [Fact]
    public void A_file_gives_its_operations_and_where_the_key_goes()
    {
        var connector = Swagger.Tokens;

        Assert.Equal(("test", "Tokens", ""), (connector.Name, connector.Title, connector.BasePath));
        Assert.Equal(("Connection-String", null), (connector.KeyHeader, connector.KeyQuery));
        Assert.Equal(
            ["CreateUser POST /identities", "DeleteUser DELETE /identities/{identityId}", "IssueToken POST /identities/{identityId}/:issueAccessToken"],
            connector.Operations.Select(operation => $"{operation.OperationId} {operation.Method} {operation.PathTemplate}"));
        Assert.Equal(["api-version", "identityId"], connector.Operations[1].Parameters.Select(parameter => parameter.Name));
        Assert.Equal("Create a user", connector.Operations[0].Summary);
    }

    [Fact]
    public void A_key_may_go_into_the_query()
    {
        var connector = Swagger.Read("""{"swagger": "2.0", "paths": {}, "securityDefinitions": {"key": {"type": "apiKey", "in": "query", "name": "code"}}}""");

        Assert.Equal((null, "code"), (connector.KeyHeader, connector.KeyQuery));
    }

    [Theory]
    [InlineData("/", "")]
    [InlineData("", "")]
    [InlineData("/v1.0", "/v1.0")]
    [InlineData("v1/api/", "/v1/api")]
    public void The_base_path_has_a_slash_in_front_only(string written, string read) =>
        Assert.Equal(read, Swagger.Read($$"""{"swagger": "2.0", "basePath": "{{written}}", "paths": {} }""").BasePath);

    [Theory]
    [InlineData("IssueToken", "IssueToken")]
    [InlineData("issuetoken", "IssueToken")]
    [InlineData("IssueTokens", null)]
    [InlineData("", null)]
    public void Operations_are_found_by_id(string id, string? found) => Assert.Equal(found, Swagger.Tokens.Find(id)?.OperationId);

    [Fact]
    public void An_id_as_it_is_written_wins()
    {
        var connector = Swagger.Read("""{"swagger": "2.0", "paths": {"/a": {"get": {"operationId": "get"}, "put": {"operationId": "Get"}}}}""");

        Assert.Equal("PUT", connector.Find("Get")?.Method);
    }

    [Theory]
    [InlineData("post", "/identities", "CreateUser")]
    [InlineData("POST", "/identities?api-version=1", "CreateUser")]
    [InlineData("post", "/IDENTITIES", "CreateUser")]
    [InlineData("get", "/identities", null)]
    [InlineData("delete", "/identities/8%3Aacs%3A1%2F2", "DeleteUser")]
    [InlineData("delete", "/identities/", null)]
    [InlineData("delete", "/identities/a/b", null)]
    [InlineData("post", "/identities/8:acs:1/:issueAccessToken?a=/b/c", "IssueToken")]
    [InlineData("post", "/identities//:issueAccessToken", null)]
    [InlineData("post", "identities", null)]
    [InlineData("post", "", null)]
    public void Operations_are_found_by_method_and_path(string method, string path, string? found) =>
        Assert.Equal(found, Swagger.Tokens.Match(method, path)?.OperationId);

    [Theory]
    [InlineData("/users/me", "/users/me")]
    [InlineData("/users/me/", "/users/{id}/")]
    [InlineData("/users/x.json", "/users/{id}.json")]
    [InlineData("/users/x", "/users/{id}")]
    [InlineData("/users/x/me", "/users/{id}/me")]
    [InlineData("/users/me/x", "/users/me/{part}")]
    [InlineData("/users/me/me", "/users/me/{part}")]
    [InlineData("/rows(id=5)/$value", "/rows(id={id})/$value")]
    public void The_more_literal_template_wins(string path, string template)
    {
        string[] paths =
        [
            "/users/{id}", "/users/{id}.json", "/users/me", "/users/{id}/", "/users/{id}/me", "/users/{id}/{part}", "/users/me/{part}",
            "/rows(id={id})/$value",
        ];
        var items = string.Join(",", paths.Select(item => $$$"""{{{ValueJson.Write(item)}}}: {"get": {"operationId": {{{ValueJson.Write(item)}}}}}"""));

        Assert.Equal(template, Swagger.Read($$"""{"swagger": "2.0", "paths": { {{items}} } }""").Match("get", path)?.PathTemplate);
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("{}", "is not Swagger 2.0")]
    [InlineData("""{"swagger": "1.2"}""", "is not Swagger 2.0")]
    [InlineData("""{"openapi": "3.0.1", "paths": {}}""", "is OpenAPI 3.0.1")]
    [InlineData("""{"swagger": "2.0"}""", "has no paths")]
    public void A_file_that_is_no_connector_is_refused(string content, string problem)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            Assert.StartsWith($"{path} {problem}", Assert.Throws<ConnectorFileException>(() => Connector.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() => Assert.Throws<ConnectorFileException>(() => Connector.Read("nowhere.json"));

    [Theory]
    [InlineData("""{"/a": null, "/b": [], "/c": {"get": null, "post": {"parameters": {}}}}""")]
    [InlineData("""{"/c": {"post": {"operationId": 5, "parameters": [1, {}, {"$ref": "#/parameters/none"}, {"$ref": "x"}, {"name": "a", "in": "cookie"}]}}}""")]
    [InlineData("""{"/c": {"post": {"parameters": [{"$ref": "#/parameters/self"}]}}}""")]
    public void What_is_in_the_wrong_form_is_not_there(string paths)
    {
        var connector = Swagger.Read($$"""{"swagger": "2.0", "paths": {{paths}}, "parameters": {"self": {"$ref": "#/parameters/self"} } }""");

        var operation = Assert.Single(connector.Operations);
        Assert.Equal("POST /c", operation.OperationId);
        Assert.Empty(operation.Parameters);
    }
}
