using System.Text.Json;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tests.Control;

/// <summary>One request of the list, opened.</summary>
public class RequestDetailsTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Token = "eyJhbGciOiJSUzI1NiJ9.eyJzZWNyZXQiOiJzZWNyZXQifQ.c2lnbmF0dXJlLXNpZ25hdHVyZQ";

    [Fact]
    public async Task Says_who_asked_for_what_with_which_signature_and_what_came_back()
    {
        var emulator = await shared.FreshAsync();
        var token = (await emulator.SendAsync(new Call("POST", "/identities", """{"createTokenWithScopes":["chat"]}""")
        {
            Headers = [("User-Agent", "azsdk-net-Communication.Identity/1.3.1"), ("x-ms-client-request-id", "the-request")],
        })).Token;

        var opened = await OpenNewestAsync(emulator);

        Assert.Equal("/identities?api-version=2023-10-01", Detail(opened, "target"));
        Assert.Equal("2023-10-01", Detail(opened, "apiVersion"));
        Assert.Equal("azsdk-net-Communication.Identity/1.3.1", Detail(opened, "sdk"));
        Assert.Equal("the-request", Detail(opened, "clientRequestId"));
        Assert.Equal("HMAC-SHA256", Detail(opened, "signIn"));
        Assert.StartsWith("POST\n/identities?api-version=2023-10-01\n", Detail(opened, "stringToSign"), StringComparison.Ordinal);
        Assert.Equal("chat", JsonElement.Parse(Detail(opened, "requestBody")!).GetProperty("createTokenWithScopes")[0].GetString());
        var response = JsonElement.Parse(Detail(opened, "responseBody")!);
        Assert.Equal("••••••••", response.GetProperty("accessToken").GetProperty("token").GetString());
        Assert.DoesNotContain(token, opened.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>Wherever a caller puts it.</summary>
    [Theory]
    [InlineData("/identities", $$"""{"token":"{{Token}}"}""")]
    [InlineData("/identities", """{"token":"c2lnbmF0dXJlLXNpZ25hdHVyZQ"}""")]
    [InlineData("/identities", """{"\u0074oken":"c2lnbmF0dXJlLXNpZ25hdHVyZQ"}""")]
    [InlineData("/identities", """{"token":["c2lnbmF0dXJlLXNpZ25hdHVyZQ"]}""")]
    [InlineData("/identities", $$"""{"customId":"{{Token}}"}""")]
    [InlineData("/identities", $$"""{"{{Token}}":1}""")]
    [InlineData("/identities", $$"""{"token":"{{Token}}""")]
    [InlineData("/identities", "token is c2lnbmF0dXJlLXNpZ25hdHVyZQ")]
    [InlineData("/identities", $$"""{"createTokenWithScopes":["{{Token}}"]}""")]
    [InlineData($"/{Token}", null)]
    [InlineData($"/chat/threads/{Token}", null)]
    public async Task Shows_no_token_of_a_body_a_path_or_an_error(string path, string? body)
    {
        var emulator = await shared.FreshAsync();
        await emulator.SendAsync(new Call("POST", path, body));
        await emulator.SendAsync(new Call("POST", path, body) { SignedBy = null, Headers = [("Authorization", $"Bearer {Token}")] });
        await emulator.SendAsync(new Call("POST", path, body) { SignedBy = null, Headers = [("Authorization", Token), ("User-Agent", Token)] });

        var list = await emulator.ControlAsync("GET", "/_emulator/requests");

        foreach (var request in list.Json.GetProperty("value").EnumerateArray())
        {
            var opened = (await emulator.ControlAsync("GET", $"/_emulator/requests/{request.GetProperty("id").GetInt64()}")).Body;
            Assert.DoesNotContain("c2lnbmF0dXJlLXNpZ25hdHVyZQ", opened, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("c2lnbmF0dXJlLXNpZ25hdHVyZQ", list.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_a_refused_signature_had_to_be_over_and_shows_no_key()
    {
        var emulator = await shared.FreshAsync();
        await emulator.SendAsync(new Call("POST", "/identities")
        {
            SignedBy = null,
            Headers = [("Authorization", $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={DevelopmentResource.PrimaryKey}")],
        });

        var opened = await OpenNewestAsync(emulator);

        Assert.Equal("refused", opened.GetProperty("request").GetProperty("signature").GetString());
        Assert.StartsWith("POST\n/identities?api-version=2023-10-01\n", Detail(opened, "stringToSign"), StringComparison.Ordinal);
        Assert.DoesNotContain(DevelopmentResource.PrimaryKey, opened.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_requests_that_match_no_operation()
    {
        var emulator = await shared.FreshAsync();
        await emulator.SendAsync(new Call("PUT", "/nowhere", """{"a":1}"""));

        var opened = await OpenNewestAsync(emulator);

        Assert.Equal(("none", 404), (opened.GetProperty("request").GetProperty("operation").GetString(), opened.GetProperty("request").GetProperty("status").GetInt32()));
        Assert.Contains("\"a\": 1", Detail(opened, "requestBody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_a_part_of_a_large_body()
    {
        var emulator = await shared.FreshAsync();
        await emulator.SendAsync(new Call("POST", "/identities", $"[{string.Join(',', Enumerable.Repeat("\"a b\"", 8_000))}]"));

        Assert.InRange(Detail(await OpenNewestAsync(emulator), "requestBody")!.Length, 8 * 1024, 8 * 1024 + 1);
    }

    [Fact]
    public async Task Is_forgotten_when_the_list_is_cleared()
    {
        var emulator = await shared.FreshAsync();
        await emulator.NewIdentityAsync();
        var id = (await OpenNewestAsync(emulator)).GetProperty("request").GetProperty("id").GetInt64();

        await emulator.ControlAsync("DELETE", "/_emulator/requests");

        Assert.Equal("""{"value":[]}""", (await emulator.ControlAsync("GET", "/_emulator/requests")).Body);
        Assert.Contains("This request is forgotten", (await emulator.ControlAsync("GET", $"/_emulator/requests/{id}")).Body, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> OpenNewestAsync(RunningEmulator emulator)
    {
        var list = await emulator.ControlAsync("GET", "/_emulator/requests");
        return (await emulator.ControlAsync("GET", $"/_emulator/requests/{list.Json.GetProperty("value")[0].GetProperty("id").GetInt64()}")).Json;
    }

    private static string? Detail(JsonElement opened, string name) => opened.GetProperty("details").GetProperty(name).GetString();
}
