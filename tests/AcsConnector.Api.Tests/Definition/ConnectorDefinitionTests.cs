using System.Text.Json;

namespace AcsConnector.Api.Tests.Definition;

public sealed class ConnectorDefinitionTests(WrittenDefinition definition)
{
    /// <summary>Newer than the official contract, so that a flow may rely on it all the same.</summary>
    [Theory]
    [InlineData("ExchangeTeamsUserAccessToken", "post", "/teamsUser/:exchangeAccessToken", "200")]
    [InlineData("TestConnection", "get", "/connection", "200")]
    public void Our_own_operations_are_there(string id, string method, string path, string success)
    {
        var operation = definition.Operation(id);

        Assert.Equal((method, path), (operation.Method, operation.Path));
        Assert.Contains(operation.Responses, response => response.Name == success);
    }

    [Fact]
    public void The_committed_file_is_what_the_routes_say()
    {
        Assert.True(definition.Text == Repository.Read("apiDefinition.swagger.json"),
            "apiDefinition.swagger.json is not what the routes say. Write it anew with: dotnet run --project src/AcsConnector.Cli -- definition");
    }

    [Fact]
    public void Every_operation_has_one_success_and_only_that_has_a_shape()
    {
        Assert.All(definition.Operations, operation =>
        {
            var success = Assert.Single(operation.Responses, response => response.Name.StartsWith('2'));
            Assert.Equal(success.Name != "204", success.Value.TryGetProperty("schema", out _));
            Assert.All(operation.Responses.Where(response => response.Name != success.Name), response => Assert.False(response.Value.TryGetProperty("schema", out _)));
            Assert.Contains(operation.Responses, response => response.Name == "default");
        });
    }

    /// <summary>Makers and agents choose an action by its description.</summary>
    [Theory]
    [InlineData("CreateCommunicationIdentity", "Keep the user ID", "The access token is a secret.")]
    [InlineData("IssueIdentityAccessToken", "The user ID is the one that Create a user gave.", "The token is a secret")]
    [InlineData("RevokeIdentityAccessTokens", "The user ID is the one that Create a user gave.", "The user stays")]
    [InlineData("DeleteCommunicationIdentity", "The user ID is the one that Create a user gave.", "This cannot be undone.")]
    [InlineData("ExchangeTeamsUserAccessToken", "of a Teams user", "Both tokens are secrets.")]
    public void A_description_says_which_user_and_what_to_mind(string id, params string[] parts)
    {
        var description = definition.Operation(id).Json.GetProperty("description").GetString();

        Assert.All(parts, part => Assert.Contains(part, description, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_response_with_a_shape_has_an_example_of_it()
    {
        var responses = definition.Operations.SelectMany(operation => operation.Responses).Select(response => response.Value)
            .Where(response => response.TryGetProperty("schema", out _)).ToList();

        Assert.Equal(4, responses.Count);
        Assert.All(responses, response =>
            AssertFits(response.GetProperty("examples").GetProperty("application/json"), definition.Resolve(response.GetProperty("schema"))));
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("x-nullable")]
    [InlineData("pattern")]
    [InlineData("allOf")]
    [InlineData("oneOf")]
    [InlineData("anyOf")]
    [InlineData("nullable")]
    public void What_designers_do_not_know_is_nowhere(string member) =>
        Assert.DoesNotContain(All(definition.Json), value => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out _));

    [Fact]
    public void Every_type_is_one_type_and_not_null()
    {
        string[] types = ["object", "array", "string", "integer", "apiKey"];

        Assert.All(Members("type"), type => Assert.Contains(type.GetString(), types));
    }

    [Theory]
    [InlineData("CreateUserRequest")]
    [InlineData("IssueAccessTokenRequest")]
    public void Minutes_are_an_integer_from_60_to_1440(string shape)
    {
        var minutes = definition.Json.GetProperty("definitions").GetProperty(shape).GetProperty("properties").GetProperty("expiresInMinutes");

        Assert.Equal(("integer", "int32"), (minutes.GetProperty("type").GetString(), minutes.GetProperty("format").GetString()));
        Assert.Equal((60, 1440), (minutes.GetProperty("minimum").GetInt32(), minutes.GetProperty("maximum").GetInt32()));
    }

    [Fact]
    public void Every_list_of_scopes_offers_all_five()
    {
        var lists = Members("enum").ToList();

        Assert.Equal(2, lists.Count);
        Assert.All(lists, list => Assert.Equal(["chat", "voip", "chat.join", "chat.join.limited", "voip.join"], list.EnumerateArray().Select(scope => scope.GetString())));
    }

    /// <summary>Two actions each have a Request: under one name the second would take the first one's members.</summary>
    [Fact]
    public void No_two_shapes_share_a_definition()
    {
        var shapes = ConnectorApiTests.ActionTypes
            .SelectMany(action => action.GetNestedTypes().Select(shape => (Name: action.Name + shape.Name, Shape: shape)))
            .Append((Name: "AccessTokenResponse", Shape: typeof(ConnectorApi).Assembly.GetType("AcsConnector.Api.Actions.AccessTokenResponse")!));

        Assert.Equal(
            shapes.Select(shape => (shape.Name, Members: string.Join(' ', shape.Shape.GetProperties().Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name))))).Order(),
            definition.Shapes.Select(shape => (shape.Name, Members: string.Join(' ', shape.Value.GetProperty("properties").EnumerateObject().Select(member => member.Name)))).Order());
    }

    [Fact]
    public void Nothing_stands_beside_a_reference()
    {
        var references = All(definition.Json).Where(value => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$ref", out _)).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Single(reference.EnumerateObject()));
    }

    /// <summary>paconn reads it with the platform's own encoding.</summary>
    [Fact]
    public void It_is_ASCII_without_a_BOM_in_lines_that_end_alike()
    {
        Assert.All(definition.Text, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
        Assert.StartsWith("{\n    \"swagger\"", definition.Text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", definition.Text, StringComparison.Ordinal);
    }

    private void AssertFits(JsonElement example, JsonElement shape)
    {
        if (shape.GetProperty("type").GetString() != "object")
        {
            Assert.Equal(JsonValueKind.String, example.ValueKind);
            return;
        }

        Assert.Equal(
            shape.GetProperty("properties").EnumerateObject().Select(property => property.Name),
            example.EnumerateObject().Select(member => member.Name));
        foreach (var property in shape.GetProperty("properties").EnumerateObject())
            AssertFits(example.GetProperty(property.Name), definition.Resolve(property.Value));
    }

    private IEnumerable<JsonElement> Members(string name) => All(definition.Json)
        .Where(value => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Object)
        .Select(value => value.GetProperty(name));

    private static IEnumerable<JsonElement> All(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => All(member.Value)).Prepend(value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(All).Prepend(value),
        _ => [value],
    };
}
