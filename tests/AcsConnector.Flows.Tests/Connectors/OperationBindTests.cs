using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Connectors;

/// <summary>Power Automate's flat parameters to requests.</summary>
public sealed class OperationBindTests
{
    /// <summary>Operation of the tokens connector, parameters, path and query, headers, body.</summary>
    public static TheoryData<string, string, string, string, string> TokenRequests => new()
    {
        { "CreateUser", "{}", "/identities?api-version=2021-03-07", "", "" },
        { "CreateUser", """{"api-version": "x y"}""", "/identities?api-version=x%20y", "", "" },
        { "CreateUser", """{"api-version": null}""", "/identities?api-version=2021-03-07", "", "" },
        { "CreateUser", """{"body/expiresInMinutes": 60}""", "/identities?api-version=2021-03-07", "", """{"expiresInMinutes":60}""" },
        { "CreateUser", """{"body/expiresInMinutes": null}""", "/identities?api-version=2021-03-07", "", "" },
        { "CreateUser", """{"body": {"any": 1.0}}""", "/identities?api-version=2021-03-07", "", """{"any":1.0}""" },
        {
            "CreateUser", """{"body": {"any": 1}, "body/createTokenWithScopes": ["chat"]}""",
            "/identities?api-version=2021-03-07", "", """{"any":1,"createTokenWithScopes":["chat"]}"""
        },
        { "DeleteUser", """{"identityId": "8:acs:a/b c"}""", "/identities/8%3Aacs%3Aa%2Fb%20c?api-version=2021-03-07", "", "" },
        {
            "IssueToken", """{"identityId": "8:acs:1", "Request-ID": "r 1", "body/scopes": ["chat", "voip"]}""",
            "/identities/8%3Aacs%3A1/:issueAccessToken?api-version=2021-03-07", "Request-ID: r 1", """{"scopes":["chat","voip"]}"""
        },
        {
            "IssueToken", """{"identityId": 5, "Request-ID": true, "body": "as it is"}""",
            "/identities/5/:issueAccessToken?api-version=2021-03-07", "Request-ID: true", "\"as it is\""
        },
    };

    /// <summary>A query parameter's description, its value, and the query.</summary>
    public static TheoryData<string, string, string> Queries => new()
    {
        { """{"name": "$filter", "type": "string"}""", "\"a eq 'b' & c\"", "?%24filter=a%20eq%20%27b%27%20%26%20c" },
        { """{"name": "q", "type": "string"}""", "\"\"", "?q=" },
        { """{"name": "q", "type": "string"}""", "null", "" },
        { """{"name": "q", "type": "boolean"}""", "true", "?q=true" },
        { """{"name": "q", "type": "boolean"}""", "false", "?q=false" },
        { """{"name": "q", "type": "number"}""", "0.5", "?q=0.5" },
        { """{"name": "q", "type": "integer"}""", "-7", "?q=-7" },
        { """{"name": "q", "type": "string"}""", """{"a":[1,true]}""", "?q=%7B%22a%22%3A%5B1%2Ctrue%5D%7D" },
        { """{"name": "q", "type": "array"}""", """["a,b", 1, true]""", "?q=a%2Cb,1,true" },
        { """{"name": "q", "type": "array", "collectionFormat": "csv"}""", "[]", "?q=" },
        { """{"name": "q", "type": "array", "collectionFormat": "ssv"}""", "[1, 2]", "?q=1%202" },
        { """{"name": "q", "type": "array", "collectionFormat": "tsv"}""", "[1, 2]", "?q=1%092" },
        { """{"name": "q", "type": "array", "collectionFormat": "pipes"}""", "[1, 2]", "?q=1%7C2" },
        { """{"name": "q", "type": "array", "collectionFormat": "multi"}""", """["a b", 2]""", "?q=a%20b&q=2" },
        { """{"name": "q", "type": "array", "collectionFormat": "multi"}""", "[]", "" },
        { """{"name": "q", "type": "array"}""", "\"a\"", "?q=a" },
    };

    /// <summary>A body's schema (a is an object with an internal default in it), parameters and the body.</summary>
    public static TheoryData<string, string, string> Bodies => new()
    {
        { """{"properties": {"x": {}}}""", """{"item/x": {"y": 1}}""", """{"x":{"y":1}}""" },
        { """{"properties": {"x": {"properties": {"y": {}, "z": {}}}}}""", """{"item/x/y": 1, "item/x/z": [2]}""", """{"x":{"y":1,"z":[2]}}""" },
        { """{"properties": {"x": {}, "x/y": {}}}""", """{"item/x/y": 1, "item/x": {}}""", """{"x/y":1,"x":{}}""" },
        {
            """{"properties": {"x": {"properties": {"y": {}}}, "x/z": {"properties": {"w": {}}}}}""",
            """{"item/x/y": 1, "item/x/z/w": 2}""", """{"x":{"y":1},"x/z":{"w":2}}"""
        },
        { "{}", """{"item/x/y": 1}""", """{"x":{"y":1}}""" },
        { """{"properties": {"x": {}}, "additionalProperties": true}""", """{"item/new": 1}""", """{"new":1}""" },
        { """{"properties": {"x": {}}, "x-ms-dynamic-schema": {}}""", """{"item/Title": 1}""", """{"Title":1}""" },
        { """{"$ref": "#/definitions/tree"}""", """{"item/child/child/name": "leaf"}""", """{"child":{"child":{"name":"leaf"}}}""" },
        { """{"allOf": [{"$ref": "#/definitions/tree"}, {"properties": {"x": {}}}]}""", """{"item/name": 1, "item/x": 2}""", """{"name":1,"x":2}""" },
        { """{"$ref": "#/definitions/hidden"}""", """{"item/shown": 1}""", """{"shown":1,"mode":"fast"}""" },
        { """{"$ref": "#/definitions/hidden"}""", """{"item/mode": "slow"}""", """{"mode":"slow"}""" },
        { """{"$ref": "#/definitions/hidden"}""", """{"item": {"shown": 2}}""", """{"shown":2,"mode":"fast"}""" },
        { """{"$ref": "#/definitions/hidden"}""", """{"item": [1]}""", "[1]" },
        { """{"$ref": "#/definitions/hidden"}""", "{}", "" },
        { """{"properties": {"in": {"$ref": "#/definitions/hidden"}, "x": {}}}""", """{"item/in/shown": 1}""", """{"in":{"shown":1,"mode":"fast"}}""" },
        { """{"properties": {"in": {"$ref": "#/definitions/hidden"}, "x": {}}}""", """{"item/x": 1}""", """{"x":1}""" },
        {
            """{"required": ["in"], "properties": {"in": {"$ref": "#/definitions/hidden"}, "x": {}}}""",
            """{"item/x": 1}""", """{"x":1,"in":{"mode":"fast"}}"""
        },
        { """{"type": "array"}""", """{"item": [{"a": 1}]}""", """[{"a":1}]""" },
    };

    [Theory]
    [MemberData(nameof(TokenRequests))]
    public void Requests_are_made_of_flat_parameters(string operation, string parameters, string path, string headers, string body)
    {
        var request = Swagger.Tokens.Find(operation)!.Bind(Swagger.Parameters(parameters));

        Assert.Equal(path, request.PathAndQuery);
        Assert.Equal(headers, string.Join('\n', request.Headers.Select(header => $"{header.Key}: {header.Value}")));
        Assert.Equal(body, request.Body is null ? "" : ValueJson.Write(request.Body));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_values_are_written_by_their_kind(string parameter, string value, string query)
    {
        var described = ((ObjectValue)ValueJson.Parse(parameter)).With("in", "query");
        var request = Swagger.Operation($"[{ValueJson.Write(described)}]").Bind(new ObjectValue((described["name"]!.ToText(), ValueJson.Parse(value))));

        Assert.Equal("/call" + query, request.PathAndQuery);
    }

    [Theory]
    [InlineData("", "a%20%2F%25%C3%A9")]
    [InlineData(""", "x-ms-url-encoding": "single" """, "a%20%2F%25%C3%A9")]
    [InlineData(""", "x-ms-url-encoding": "double" """, "a%2520%252F%2525%25C3%25A9")]
    public void Path_values_are_encoded_once_or_twice(string encoding, string path)
    {
        var operation = Swagger.Operation($$"""[{"name": "id", "in": "path", "type": "string"{{encoding}}}]""", path: "/rows(id={id})/x");

        Assert.Equal($"/rows(id={path})/x", operation.Bind(Swagger.Parameters("""{"id": "a /%é"}""")).PathAndQuery);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Bodies_are_unflattened_along_the_schema(string schema, string parameters, string body)
    {
        var operation = Swagger.Operation($$"""[{"name": "item", "in": "body", "schema": {{schema}}}]""", """
            {"tree": {"properties": {"name": {"type": "string"}, "child": {"$ref": "#/definitions/tree"}}, "allOf": [{"$ref": "#/definitions/tree"}]},
             "hidden": {"required": ["mode"], "properties": {
               "shown": {"default": 5}, "mode": {"default": "fast", "x-ms-visibility": "internal"}, "none": {"x-ms-visibility": "internal"}}}}
            """);

        var request = operation.Bind(Swagger.Parameters(parameters));

        Assert.Equal(body, request.Body is null ? "" : ValueJson.Write(request.Body));
    }

    [Fact]
    public void A_required_body_of_optional_properties_is_sent_empty() => Assert.Equal(
        ObjectValue.Empty,
        Swagger.Operation("""[{"name": "body", "in": "body", "required": true, "schema": {"properties": {"x": {}}}}]""").Bind(ObjectValue.Empty).Body);

    [Fact]
    public void Internal_defaults_are_sent_and_visible_ones_are_not()
    {
        var operation = Swagger.Operation("""
            [{"name": "Accept", "in": "header", "default": "application/json", "x-ms-visibility": "internal"},
             {"name": "Prefer", "in": "header", "default": "x"},
             {"name": "top", "in": "query", "default": 5, "x-ms-visibility": "internal"},
             {"name": "skip", "in": "query", "default": 0, "x-ms-visibility": "advanced"},
             {"name": "zone", "in": "path", "default": "west", "x-ms-visibility": "internal"}]
            """, path: "/zones/{zone}");

        var request = operation.Bind(ObjectValue.Empty);

        Assert.Equal("/zones/west?top=5", request.PathAndQuery);
        Assert.Equal([KeyValuePair.Create("Accept", "application/json")], request.Headers);
    }

    [Fact]
    public void The_base_path_stands_in_front()
    {
        var connector = Swagger.Read("""{"swagger": "2.0", "basePath": "/v1.0", "paths": {"/users/": {"get": {"operationId": "List"}}}}""");

        Assert.Equal("/v1.0/users/", connector.Operations[0].Bind(ObjectValue.Empty).PathAndQuery);
    }

    [Theory]
    [InlineData("string", """{"$content-type":"application/x-www-form-urlencoded","$formdata":[{"key":"a","value":"true"},{"key":"b","value":"x y"}]}""")]
    [InlineData(
        "file",
        """{"$content-type":"multipart/form-data","$multipart":[{"headers":{"Content-Disposition":"form-data; name=\"a\""},"body":"true"},"""
        + """{"headers":{"Content-Disposition":"form-data; name=\"b\"; filename=\"b\""},"body":"x y"}]}""")]
    public void Form_fields_make_a_form(string type, string body)
    {
        var operation = Swagger.Operation($$"""
            [{"name": "a", "in": "formData"}, {"name": "b", "in": "formData", "type": "{{type}}"}, {"name": "c", "in": "formData"}]
            """);

        Assert.Equal(body, ValueJson.Write(operation.Bind(Swagger.Parameters("""{"a": true, "b": "x y"}""")).Body!));
    }

    [Theory]
    [InlineData("DeleteUser", "{}", "identityId", "requires the parameter 'identityId'")]
    [InlineData("DeleteUser", """{"identityId": ""}""", "identityId", "requires the parameter 'identityId'")]
    [InlineData("DeleteUser", """{"identityId": null}""", "identityId", "requires the parameter 'identityId'")]
    [InlineData("IssueToken", """{"identityId": "a"}""", "body/scopes", "requires the parameter 'body/scopes'")]
    [InlineData("IssueToken", """{"identityId": "a", "body/scopes": null}""", "body/scopes", "requires the parameter 'body/scopes'")]
    [InlineData("IssueToken", """{"identityId": "a", "body": null}""", "body/scopes", "requires the parameter 'body/scopes'")]
    [InlineData("IssueToken", """{"identityId": "a", "body/scope": []}""", "body/scope", "has no parameter 'body/scope'")]
    [InlineData("IssueToken", """{"identity": "a"}""", "identity", "has no parameter 'identity'")]
    public void Wrong_parameters_are_refused_before_anything_is_sent(string operation, string parameters, string parameter, string problem)
    {
        var error = Assert.Throws<OperationParameterException>(() => Swagger.Tokens.Find(operation)!.Bind(Swagger.Parameters(parameters)));

        Assert.Equal((operation, parameter), (error.OperationId, error.Parameter));
        Assert.StartsWith($"The operation '{operation}' {problem}", error.Message, StringComparison.Ordinal);
    }

    /// <summary>As cases of test files do that run at the same time: what the operation learns of its schema, they share.</summary>
    [Fact]
    public void Requests_are_bound_at_the_same_time()
    {
        const int rounds = 20, threads = 4, properties = 200;
        var schema = string.Join(", ", Enumerable.Range(0, properties).Select(
            n => $$"""
                "p{{n}}": {"type": "object", "properties": {"v": {"type": "integer", "default": {{n}}, "x-ms-visibility": "internal"} } }
                """));
        var bodies = new System.Collections.Concurrent.ConcurrentBag<string>();
        for (var round = 0; round < rounds; round++)
        {
            var operation = Swagger.Operation($$$"""[{"name": "body", "in": "body", "required": true, "schema": {"properties": { {{{schema}}} } } }]""");
            using var start = new Barrier(threads);
            var all = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                bodies.Add(TextOf(operation));
            })).ToList();
            all.ForEach(thread => thread.Start());
            all.ForEach(thread => thread.Join());
        }

        Assert.Equal(rounds * threads, bodies.Count);
        Assert.Single(bodies.Distinct());

        static string TextOf(ConnectorOperation operation)
        {
            try
            {
                return ValueJson.Write(operation.Bind(Swagger.Parameters("""{"body": {}}""")).Body!);
            }
            catch (InvalidOperationException e)
            {
                return e.Message;
            }
        }
    }
}
