using System.Text.Json;

namespace AcsConnector.Api.Tests.Definition;

/// <summary>
/// What the definition of the official connector "Azure Communication Services Identity" promises (microsoft/PowerPlatformConnectors,
/// 1.0), retyped. Flows made for it hold its operation ids, paths, parameter and property names: ours promises all of it, and more.
/// </summary>
public sealed class OfficialContractTests(WrittenDefinition definition)
{
    private const string Create = "CreateCommunicationIdentity";
    private const string Delete = "DeleteCommunicationIdentity";
    private const string Issue = "IssueIdentityAccessToken";
    private const string Revoke = "RevokeIdentityAccessTokens";

    private const string ApiVersion =
        """{"name":"api-version","in":"query","required":true,"type":"string","default":"2021-03-07","description":"API version.","x-ms-visibility":"internal"}""";

    private const string IdentityId =
        """{"name":"identityId","in":"path","required":true,"type":"string","x-ms-summary":"User ID","description":"Azure Communication Services user ID.","x-ms-url-encoding":"single","x-ms-visibility":"important"}""";

    private const string TokenScope = """{"type":"string","enum":["chat","voip"]}""";

    private const string AccessToken =
        """{"type":"object","required":["token","expiresOn"],"properties":{"token":{"type":"string","x-ms-summary":"Access Token"},"expiresOn":{"type":"string","format":"date-time","x-ms-summary":"Token Expiry"}}}""";

    [Theory]
    [InlineData("swagger", "\"2.0\"")]
    [InlineData("basePath", "\"/\"")]
    [InlineData("schemes", """["https"]""")]
    [InlineData("consumes", """["application/json"]""")]
    [InlineData("produces", """["application/json"]""")]
    [InlineData("security", "[]")]
    [InlineData("securityDefinitions", """{"api_key":{"type":"apiKey","in":"header","name":"Connection-String"}}""")]
    public void The_connector_as_a_whole(string member, string promised) => AssertKept(promised, definition.Json.GetProperty(member));

    [Fact]
    public void Its_category() => Assert.Equal("Communication", Metadata("Categories"));

    /// <summary>Microsoft's pages bind Microsoft. The data of this connector goes to whoever runs its server, and so do questions.</summary>
    [Fact]
    public void Its_links_are_not_kept()
    {
        var address = $"https://{definition.Json.GetProperty("host").GetString()}";

        Assert.Equal(address, Metadata("Website"));
        Assert.Equal($"{address}/privacy", Metadata("Privacy policy"));
        Assert.Equal(address, definition.Json.GetProperty("info").GetProperty("contact").GetProperty("url").GetString());
    }

    [Theory]
    [InlineData(Create, "post", "/identities", "Create a user", "Create a new user, and optionally, an access token.")]
    [InlineData(Delete, "delete", "/identities/{identityId}", "Delete a user", "Delete the user, revoke all access tokens for the user and delete all associated data.")]
    [InlineData(Issue, "post", "/identities/{identityId}/:issueAccessToken", "Issue a user access token", "Issue a new access token for the user.")]
    [InlineData(Revoke, "post", "/identities/{identityId}/:revokeAccessTokens", "Revoke user access tokens", "Revoke all access tokens for the user.")]
    public void Its_operations(string id, string method, string path, string summary, string description)
    {
        var ours = definition.Operation(id);

        Assert.Equal((method, path), (ours.Method, ours.Path));
        Assert.Equal(summary, ours.Json.GetProperty("summary").GetString());
        Assert.StartsWith(description, ours.Json.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.False(ours.Json.TryGetProperty("x-ms-visibility", out _));
        Assert.False(ours.Json.TryGetProperty("deprecated", out _));
    }

    [Theory]
    [InlineData(Create, ApiVersion)]
    [InlineData(Create, """{"name":"body","in":"body","required":false,"schema":{"type":"object","properties":{"createTokenWithScopes":{"type":"array","items":""" + TokenScope + ""","x-ms-summary":"Token Scopes","x-ms-visibility":"advanced"}}}}""")]
    [InlineData(Delete, ApiVersion)]
    [InlineData(Delete, IdentityId)]
    [InlineData(Issue, ApiVersion)]
    [InlineData(Issue, IdentityId)]
    [InlineData(Issue, """{"name":"body","in":"body","required":true,"schema":{"type":"object","required":["scopes"],"properties":{"scopes":{"type":"array","items":""" + TokenScope + ""","x-ms-summary":"Token Scopes","default":["chat"]}}}}""")]
    [InlineData(Revoke, ApiVersion)]
    [InlineData(Revoke, IdentityId)]
    public void Its_parameters(string id, string promised)
    {
        var name = JsonElement.Parse(promised).GetProperty("name").GetString()!;

        AssertKept(promised, Assert.NotNull(definition.Operation(id).Parameter(name)));
    }

    [Theory]
    [InlineData(Create, "201", """{"description":"Success.","schema":{"type":"object","required":["identity"],"properties":{"identity":{"type":"object","required":["id"],"properties":{"id":{"type":"string","x-ms-summary":"User ID"}}},"accessToken":""" + AccessToken + "}}}")]
    [InlineData(Create, "400", """{"description":"Bad Request."}""")]
    [InlineData(Delete, "204", """{"description":"Success."}""")]
    [InlineData(Issue, "200", """{"description":"Success.","schema":""" + AccessToken + "}")]
    [InlineData(Issue, "400", """{"description":"Bad Request."}""")]
    [InlineData(Revoke, "204", """{"description":"Success."}""")]
    public void Its_answers(string id, string status, string promised)
    {
        var responses = definition.Operation(id).Json.GetProperty("responses");

        AssertKept(promised, responses.GetProperty(status));
        AssertKept("""{"description":"Unauthorized."}""", responses.GetProperty("401"));
        AssertKept("""{"description":"Operation Failed."}""", responses.GetProperty("default"));
    }

    [Theory]
    [InlineData(Create, "201 400 401 409 default", "api-version body")]
    [InlineData(Delete, "204 401 default", "api-version identityId")]
    [InlineData(Issue, "200 400 401 default", "api-version identityId body")]
    [InlineData(Revoke, "204 401 default", "api-version identityId")]
    public void No_success_is_added_and_every_new_parameter_is_optional(string id, string statuses, string parameters)
    {
        var ours = definition.Operation(id);

        // More errors are named than the official definition names; a second success would change a flow's outputs.
        Assert.Equal(
            statuses.Split(' ').Concat(["403", "429", "502", "503", "504"]).Order(StringComparer.Ordinal),
            ours.Responses.Select(response => response.Name).Order(StringComparer.Ordinal));
        var added = ours.Parameters.ExceptBy(parameters.Split(' '), parameter => parameter.GetProperty("name").GetString());
        Assert.All(added, parameter =>
        {
            Assert.False(parameter.TryGetProperty("required", out _));
            Assert.Equal("advanced", parameter.GetProperty("x-ms-visibility").GetString());
        });
    }

    [Theory]
    [InlineData(Create, "createTokenWithScopes")]
    [InlineData(Issue, "scopes")]
    public void Every_new_member_of_a_body_is_out_of_the_way(string id, string promised)
    {
        var body = definition.Resolve(Assert.NotNull(definition.Operation(id).Parameter("body")).GetProperty("schema"));

        var added = body.GetProperty("properties").EnumerateObject().Where(member => member.Name != promised);

        Assert.All(added, member => Assert.Equal("advanced", member.Value.GetProperty("x-ms-visibility").GetString()));
    }

    private string? Metadata(string name) => definition.Json.GetProperty("x-ms-connector-metadata").EnumerateArray()
        .Single(fact => fact.GetProperty("propertyName").GetString() == name).GetProperty("propertyValue").GetString();

    private void AssertKept(string promised, JsonElement ours) => AssertKept(JsonElement.Parse(promised), ours, "");

    /// <summary>All that is promised is there and the same; there may be more members and more values to choose from.</summary>
    private void AssertKept(JsonElement promised, JsonElement ours, string where)
    {
        ours = definition.Resolve(ours);
        if (promised.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in promised.EnumerateObject())
                AssertKept(member.Value, Member(ours, member.Name, where), $"{where}/{member.Name}");

            // A member that must be given, or always comes, is as much a promise as one that need not.
            if (promised.TryGetProperty("properties", out _))
                Assert.Equal(RequiredIn(promised), RequiredIn(ours));
        }
        else if (where.EndsWith("/enum", StringComparison.Ordinal))
        {
            Assert.Subset(ours.EnumerateArray().Select(value => value.GetString()).ToHashSet(), promised.EnumerateArray().Select(value => value.GetString()).ToHashSet());
        }
        else if (where.EndsWith("/description", StringComparison.Ordinal))
        {
            // No flow holds it, and ours may say more.
            Assert.StartsWith(promised.GetString()!, ours.GetString(), StringComparison.Ordinal);
        }
        else
        {
            Assert.True(JsonElement.DeepEquals(promised, ours), $"{where}: the official connector promises {promised}, ours says {ours}.");
        }
    }

    private static JsonElement Member(JsonElement ours, string name, string where)
    {
        if (ours.TryGetProperty(name, out var member))
            return member;
        Assert.True(name == "required", $"{where}/{name} of the official connector is missing.");
        return JsonElement.Parse("false");
    }

    private static IEnumerable<string?> RequiredIn(JsonElement shape) =>
        shape.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()).Order() : [];
}
