using System.Text.Json;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tests.Control;

public class ActivityRoutesTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Lists_the_last_requests_with_the_newest_first_and_why_one_was_denied()
    {
        var emulator = await shared.FreshAsync();
        await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""");
        await emulator.SendAsync(new Call("POST", "/identities") { SignedBy = null });

        var answer = await emulator.ControlAsync("GET", "/_emulator/requests");
        var last = answer.Json.GetProperty("value")[0].GetProperty("id").GetInt64();

        Assert.Equal(
            $$"""{"value":[{"at":"2026-11-22T22:38:50.1234567+00:00","method":"POST","path":"/identities","operation":"CreateIdentity","status":401,"signature":"refused","code":"Denied","why":"The request has no Authorization header. Sign it with the access key, or send a bearer token.","milliseconds":0,"id":{{last}},"message":"Denied by the resource provider."},"""
            + $$"""{"at":"2026-11-22T22:38:50.1234567+00:00","method":"POST","path":"/identities","operation":"CreateIdentity","status":201,"signature":"valid","milliseconds":0,"id":{{last - 1}}}]}""",
            answer.Body);
        Assert.Equal("no-store", answer["Cache-Control"]);
    }

    [Fact]
    public async Task Tells_a_refused_parameter_and_a_fault_from_a_refused_signature()
    {
        var emulator = await shared.FreshAsync();
        await emulator.CreateAsync("""{"createTokenWithScopes":["a-secret-scope"]}""");
        await emulator.ControlAsync("POST", "/_emulator/faults", """{"status":503}""");
        await emulator.CreateAsync();
        await emulator.ControlAsync("POST", "/_emulator/faults", """{"reset":"afterCommit"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.CreateAsync());

        var answer = await emulator.ControlAsync("GET", "/_emulator/requests");

        Assert.Equal(
            [("valid", null, "ConnectionReset"), ("notChecked", 503, "ServiceUnavailable"), ("valid", 400, "ValidationError")],
            answer.Json.GetProperty("value").EnumerateArray().Select(request =>
                (request.GetProperty("signature").GetString(), StatusOf(request), request.GetProperty("code").GetString())));
        Assert.Contains("a-secret-scope", answer.Json.GetProperty("value")[2].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_neither_a_token_nor_a_key()
    {
        var emulator = await shared.FreshAsync();
        var token = (await emulator.CreateAsync("""{"createTokenWithScopes":["chat"]}""")).Token;
        await emulator.SendAsync(Call.WithBearer(token));
        await emulator.SendAsync(new Call("POST", "/identities") { SignedBy = null, Headers = [("Authorization", $"Key {DevelopmentResource.PrimaryKey}")] });

        var answer = await emulator.ControlAsync("GET", "/_emulator/requests");

        Assert.Equal(3, answer.Json.GetProperty("value").GetArrayLength());
        Assert.DoesNotContain(token, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(DevelopmentResource.PrimaryKey, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_last_200_requests()
    {
        var emulator = await shared.FreshAsync();
        await emulator.NewIdentityAsync();
        for (var i = 0; i < 200; i++)
            await emulator.DeleteAsync("8:acs:nobody");

        var answer = await emulator.ControlAsync("GET", "/_emulator/requests");

        Assert.Equal(200, answer.Json.GetProperty("value").GetArrayLength());
        Assert.DoesNotContain("CreateIdentity", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_how_much_of_each_limit_is_used_and_when_counting_begins_anew()
    {
        var emulator = await shared.FreshAsync();
        await emulator.NewIdentityAsync();
        emulator.Clock.Advance(TimeSpan.FromSeconds(10));
        await emulator.NewIdentityAsync();

        var used = await emulator.ControlAsync("GET", "/_emulator/limits");
        emulator.Clock.Advance(TimeSpan.FromSeconds(20));
        var anew = await emulator.ControlAsync("GET", "/_emulator/limits");

        Assert.StartsWith("""{"enforced":true,"secondsLeft":20,"value":[{"name":"CreateIdentity","used":2,"limit":1000},{"name":"CreateIdentityWithToken","used":0,"limit":1000},""", used.Body, StringComparison.Ordinal);
        Assert.StartsWith("""{"enforced":true,"secondsLeft":30,"value":[{"name":"CreateIdentity","used":0,"limit":1000},""", anew.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_limits_are_switched_off()
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { EnforceLimits = false });

        Assert.False((await emulator.ControlAsync("GET", "/_emulator/limits")).Json.GetProperty("enforced").GetBoolean());
    }

    [Fact]
    public async Task Forgets_its_requests_with_everything_else()
    {
        var emulator = await shared.FreshAsync();
        await emulator.NewIdentityAsync();

        await emulator.ControlAsync("POST", "/_emulator/reset");

        Assert.Equal("""{"value":[]}""", (await emulator.ControlAsync("GET", "/_emulator/requests")).Body);
    }

    private static int? StatusOf(JsonElement request) => request.TryGetProperty("status", out var status) ? status.GetInt32() : null;
}
