namespace AcsConnector.Emulator.Tests.Operations;

/// <summary>Paths and methods that no operation has take the way of all calls and end in an answer that says what there is.</summary>
public class AbsentRoutesTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private static readonly string There = Answer.Operations;

    public static TheoryData<string, string, int> Absent => new()
    {
        { "POST", "/identity", 404 },
        { "POST", "/sms", 404 },
        { "GET", "/identities", 405 },
    };

    [Theory]
    [InlineData("POST", "/identity")]
    [InlineData("POST", "/identities/" + Ids.Unknown + "/:issueToken")]
    [InlineData("POST", "/identities/" + Ids.Unknown + "/issueAccessToken")]
    [InlineData("POST", "/teamsUser")]
    [InlineData("GET", "/chats")]
    [InlineData("GET", "/_emulators")]
    public async Task An_unknown_path_answers_404_and_says_what_there_is(string method, string path)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call(method, path));

        answer.AssertEarlyError(404, "NotFound", $"There is no such operation. This emulator has {There}");
        Assert.NotNull(answer["MS-CV"]);
    }

    [Theory]
    [InlineData("POST", "/chat/threads", "2025-03-15", "chat")]
    [InlineData("GET", "/Chat/threads/19:1@thread.v2/messages", "2024-03-07", "chat")]
    [InlineData("POST", "/sms", "2021-03-07", "SMS")]
    [InlineData("POST", "/emails:send", "2023-03-31", "email")]
    [InlineData("GET", "/emails/operations/1", "2023-03-31", "email")]
    [InlineData("POST", "/rooms", "2024-04-15", "rooms")]
    [InlineData("GET", "/phoneNumbers", "2025-06-01", "phone numbers")]
    [InlineData("GET", "/availablePhoneNumbers/countries", "2025-06-01", "phone numbers")]
    [InlineData("POST", "/operatorInformation/:search", "2025-06-01", "phone numbers")]
    [InlineData("PATCH", "/sip", "2023-03-01", "SIP routing")]
    [InlineData("POST", "/calling/callConnections", "2024-09-15", "calling")]
    [InlineData("POST", "/messages/notifications:send", "2024-08-30", "advanced messaging")]
    [InlineData("GET", "/routing/classificationPolicies", "2023-11-01", "job routing")]
    public async Task A_path_of_another_product_answers_404_and_names_it(string method, string path, string version, string product)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call(method, path) { Version = version });

        answer.AssertEarlyError(404, "NotFound", $"This emulator does not have {product}. It has the identity service: {There}");
    }

    [Theory]
    [InlineData("GET", "/identities", "POST")]
    [InlineData("PUT", "/identities", "POST")]
    [InlineData("PATCH", "/identities/" + Ids.Unknown, "DELETE, GET")]
    [InlineData("GET", "/identities/" + Ids.Unknown + "/:issueAccessToken", "POST")]
    [InlineData("DELETE", "/identities/" + Ids.Unknown + "/:revokeAccessTokens", "POST")]
    [InlineData("GET", "/teamsUser/:exchangeAccessToken", "POST")]
    public async Task A_wrong_method_answers_405_and_says_which_is_right(string method, string path, string allowed)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call(method, path));

        answer.AssertEarlyError(405, "MethodNotAllowed",
            $"The method {method} is not allowed here; allowed: {allowed}. This emulator has {There}");
        Assert.Equal(allowed, answer["Allow"]);
    }

    [Theory]
    [MemberData(nameof(Absent))]
    public async Task They_are_signed_as_all_calls_are(string method, string path, int status)
    {
        var emulator = await shared.FreshAsync();

        var unsigned = await emulator.SendAsync(new Call(method, path) { Version = Call.Preview, SignedBy = null });
        var signed = await emulator.SendAsync(new Call(method, path) { Version = Call.Preview });

        unsigned.AssertDenied("NoAuthorization");
        Assert.Equal(status, signed.Status);
    }

    [Theory]
    [MemberData(nameof(Absent))]
    public async Task They_name_a_version_as_all_calls_do(string method, string path, int status)
    {
        var emulator = await shared.FreshAsync();

        var none = await emulator.SendAsync(new Call(method, path) { Version = null });
        var unknown = await emulator.SendAsync(new Call(method, path) { Version = "2099-01-01" });

        none.AssertEarlyError(400, "ApiVersionUnspecified", "An API version is required, but was not specified.");
        if (path == "/sms")
            Assert.Equal(status, unknown.Status); // Its versions are not for this emulator to judge.
        else
            unknown.AssertUnsupportedVersion($"{emulator.Host.Http}{path[1..]}", "2099-01-01");
    }

    [Theory]
    [MemberData(nameof(Absent))]
    public async Task They_meet_faults_as_all_calls_do(string method, string path, int status)
    {
        var emulator = await shared.FreshAsync();
        await emulator.ControlAsync("POST", "/_emulator/faults", """{"operation":"*","status":503}""");

        Assert.Equal(503, (await emulator.SendAsync(new Call(method, path) { Version = Call.Preview })).Status);
        Assert.Equal(status, (await emulator.SendAsync(new Call(method, path) { Version = Call.Preview })).Status);
    }

    [Theory]
    [InlineData("POST", "/identity", "none", 404, "NotFound")]
    [InlineData("POST", "/sms", "SMS", 404, "NotFound")]
    [InlineData("GET", "/identities", "none", 405, "MethodNotAllowed")]
    public async Task They_stand_in_the_list_of_requests(string method, string path, string operation, int status, string code)
    {
        var emulator = await shared.FreshAsync();
        await emulator.SendAsync(new Call(method, path) { Version = Call.Preview });

        var request = (await emulator.ControlAsync("GET", "/_emulator/requests")).Json.GetProperty("value").EnumerateArray().Single();
        Assert.Equal((method, path), (Text("method"), Text("path")));
        Assert.Equal((operation, "valid", code), (Text("operation"), Text("signature"), Text("code")));
        Assert.Equal(status, request.GetProperty("status").GetInt32());

        string? Text(string name) => request.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_user_who_signs_in_to_chat_is_told_that_there_is_none()
    {
        var emulator = await shared.FreshAsync();
        var token = (await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""")).Token;

        var answer = await emulator.SendAsync(Call.WithBearer(token) with { Path = "/chat/threads" });

        answer.AssertEarlyError(404, "NotFound", $"This emulator does not have chat. It has the identity service: {There}");
    }

    [Fact]
    public async Task A_user_whose_tokens_were_revoked_is_told_so()
    {
        var emulator = await shared.FreshAsync();
        var user = await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");
        await emulator.RevokeAsync(user.Id);

        var answer = await emulator.SendAsync(Call.WithBearer(user.Token) with { Path = "/chat/threads" });

        answer.AssertDenied("EndedUserToken");
        Assert.Equal("The user's access token is not valid any more: revoked.", answer.Reason);
    }

    [Theory]
    [InlineData("/identity", true, "UnknownBearer")]
    [InlineData("/chat/threads", false, "BearerOverHttp")]
    public async Task A_user_signs_in_nowhere_else_and_over_https_only(string path, bool https, string reason)
    {
        var emulator = await shared.FreshAsync();
        var token = (await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""")).Token;

        (await emulator.SendAsync(Call.WithBearer(token) with { Path = path, Https = https })).AssertDenied(reason);
    }
}
