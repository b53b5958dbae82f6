using System.Text.Json;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Api.Tests.Audit;

public sealed class AuditTests(ClassApi shared) : IClassFixture<ClassApi>
{
    private const string Guid = "11111111-2222-3333-4444-555555555555";

    private static readonly (string, string)[] FlowHeaders =
    [
        ("x-ms-workflow-run-id", "08584312345678901234567890123CU00"), ("x-ms-action-tracking-id", "11111111-2222-3333-4444-555555555555"),
        ("x-ms-client-tracking-id", "tracking"), ("x-ms-client-request-id", "request"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
    ];

    [Fact]
    public async Task Every_change_is_told_once_with_who_what_and_how()
    {
        var api = await shared.FreshAsync();

        var created = await api.SendAsync(Call.Create("""{"createTokenWithScopes":["chat","voip"]}""") with { Headers = FlowHeaders });

        var told = Assert.Single(Events(api));
        var expected = new Dictionary<string, string>
        {
            ["event"] = "identity.created",
            ["operation"] = "CreateCommunicationIdentity",
            ["acs_identity"] = created.Id,
            ["acs_endpoint"] = "localhost",
            ["scopes"] = "chat,voip",
            ["expires_on"] = created.Json.GetProperty("accessToken").GetProperty("expiresOn").GetString()!,
            ["credential_kind"] = "connectionString",
            ["result"] = "success",
            ["http_status"] = "201",
            ["attempts"] = "1",
            ["client_request_id"] = "request",
            ["trace_id"] = "0af7651916cd43dd8448eb211c80319c",
            ["workflow_run_id"] = "08584312345678901234567890123CU00",
            ["action_tracking_id"] = "11111111-2222-3333-4444-555555555555",
            ["client_tracking_id"] = "tracking",
        };
        Assert.All(expected, member => Assert.Equal(member.Value, told.GetProperty(member.Key).ToString()));
        Assert.True(told.GetProperty("time").TryGetDateTimeOffset(out _));
        Assert.True(told.GetProperty("duration_ms").GetDouble() > 0);
        Assert.Matches("^connection [0-9A-F]{16}$", told.GetProperty("caller").GetString()!);
        Assert.NotEmpty(told.GetProperty("acs_ms_cv").GetString()!);
    }

    [Fact]
    public async Task The_five_actions_have_events_of_their_own_and_a_look_has_none()
    {
        var api = await shared.FreshAsync();
        var teams = (await api.EmulatorAsync("POST", "teams-user-token", $$"""{"appId":"{{Guid}}","userId":"{{Guid}}"}""")).GetProperty("token");

        var id = await api.NewUserAsync();
        await api.SendAsync(Call.Issue(id) with { By = Caller.ApiKey });
        await api.SendAsync(Call.Revoke(id));
        await api.SendAsync(Call.Delete(id));
        await api.SendAsync(Call.Exchange($$"""{"token":"{{teams}}","appId":"{{Guid}}","userId":"{{Guid}}"}"""));
        await api.SendAsync(Call.TestConnection());
        await api.SendAsync(new Call("GET", "/nowhere"));

        Assert.Equal(
            ["identity.created", "token.issued", "tokens.revoked", "identity.deleted", "token.exchanged"],
            Events(api).Select(told => told.GetProperty("event").GetString()));
        Assert.All(Events(api).Take(4), told => Assert.Equal(id, told.GetProperty("acs_identity").GetString()));
        Assert.Equal(("accessKey", "key primary"), (Text(Events(api)[1], "credential_kind"), Text(Events(api)[1], "caller")));
    }

    [Fact]
    public async Task What_was_refused_is_told_with_its_code()
    {
        var api = await shared.FreshAsync();

        await api.SendAsync(Call.Create() with { By = Caller.Nobody });
        await api.SendAsync(Call.Create("""{"expiresInMinutes":1}"""));
        await api.ArmAsync("IssueAccessToken", "\"status\":500");
        await api.SendAsync(Call.Issue($"8:acs:{DevelopmentResource.PrimaryKey}"));

        var told = Events(api);
        Assert.All(told, rejected => Assert.Equal(("request.rejected", "failure"), (Text(rejected, "event"), Text(rejected, "result"))));
        Assert.Equal(["Unauthorized", "ValidationError", "UpstreamError"], told.Select(rejected => Text(rejected, "error_code")));
        Assert.Equal(["nobody", "connection"], told.Take(2).Select(rejected => Text(rejected, "caller")!.Split(' ')[0]));
        Assert.Equal(2, told[2].GetProperty("attempts").GetInt32());
        Assert.Null(Text(told[2], "acs_identity")); // Not an id, whatever else it is.
    }

    [Fact]
    public async Task A_repeat_and_a_conflict_are_told_as_such()
    {
        var api = await shared.FreshAsync();
        Call Create(string? body = null) => Call.Create(body) with { Headers = [("Repeatability-Request-ID", "one")] };

        var created = await api.SendAsync(Create());
        await api.SendAsync(Create());
        await api.SendAsync(Create("""{"customId":"x"}"""));
        await api.NewUserAsync();

        Assert.Equal(["new", "replayed", "conflict", null], Events(api).Select(told => Text(told, "idempotency")));
        Assert.Equal(created.Id, Text(Events(api)[1], "acs_identity"));
    }

    [Theory]
    [InlineData(Caller.ApiKey, 415, "UnsupportedMediaType", "key primary")]
    [InlineData(Caller.Nobody, 401, "Unauthorized", "nobody")]
    public async Task A_body_of_another_kind_is_told_too_with_its_caller(Caller by, int status, string code, string caller)
    {
        await using var api = await RunningApi.StartAsync();

        await api.SendAsync(Call.Create("{}") with { By = by, ContentType = "text/plain" });

        var told = Assert.Single(Events(api));
        Assert.Equal(("CreateCommunicationIdentity", code, caller), (Text(told, "operation"), Text(told, "error_code"), Text(told, "caller")));
        Assert.Equal(status, told.GetProperty("http_status").GetInt32());
    }

    [Fact]
    public async Task What_a_caller_says_of_itself_is_kept_only_when_it_looks_like_an_id()
    {
        var api = await shared.FreshAsync();
        (string, string)[] hostile =
        [
            ("x-ms-workflow-run-id", "\",\"event\":\"forged"), ("x-ms-action-tracking-id", new string('x', 129)), ("x-ms-client-tracking-id", "key=="),
        ];

        await api.SendAsync(Call.Create("""{"createTokenWithScopes":["a secret"]}""") with { Headers = hostile });

        var told = Assert.Single(Events(api));
        Assert.Equal("request.rejected", Text(told, "event"));
        Assert.Equal("other", Text(told, "scopes"));
        Assert.All(["workflow_run_id", "action_tracking_id", "client_tracking_id"], name => Assert.Null(Text(told, name)));
    }

    private static string? Text(JsonElement told, string name) => told.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static List<JsonElement> Events(RunningApi api) =>
    [
        .. api.Log.Entries.Where(entry => entry.StartsWith("Information: {\"time\"", StringComparison.Ordinal))
            .Select(entry => JsonElement.Parse(entry["Information: ".Length..(entry.IndexOf('}', StringComparison.Ordinal) + 1)])),
    ];
}
