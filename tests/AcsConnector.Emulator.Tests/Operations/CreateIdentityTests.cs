using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tests.Operations;

public partial class CreateIdentityTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"createTokenWithScopes":null,"expiresInMinutes":null}""")]
    [InlineData("""{"createTokenWithScopes":[]}""")]
    [InlineData("""{"createTokenWithScopes":[],"expiresInMinutes":60}""")]
    [InlineData("""{"somethingNew":{"a":[1]}}""")]
    public async Task Answers_201_and_the_id_alone_when_no_scopes_are_asked(string? body)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync(body);

        Assert.Equal(201, answer.Status);
        Assert.Equal($$$"""{"identity":{"id":"{{{answer.Id}}}"}}""", answer.Body);
        Assert.Equal(101, Encoding.UTF8.GetByteCount(answer.Body));
    }

    [Fact]
    public async Task Makes_an_id_of_the_resource_and_of_the_milliseconds_since_2020()
    {
        var emulator = await shared.FreshAsync();

        var id = await emulator.NewIdentityAsync();

        var parts = IdShape().Match(id);
        Assert.True(parts.Success, id);
        Assert.Equal(DevelopmentResource.Id, parts.Groups["resource"].Value);
        var milliseconds = long.Parse(parts.Groups["time"].Value.Replace("-", "", StringComparison.Ordinal), NumberStyles.HexNumber, null);
        Assert.Equal((long)(TestClock.Beginning - DateTimeOffset.Parse("2020-01-01T08:00:00Z", null)).TotalMilliseconds, milliseconds);
        Assert.StartsWith("00000032-", parts.Groups["time"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_another_id_each_time_even_within_one_millisecond()
    {
        var emulator = await shared.FreshAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => emulator.CreateAsync()));

        Assert.Equal(50, answers.Select(answer => answer.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("", "2026-11-23T22:38:50.1234567+00:00")]
    [InlineData(",\"expiresInMinutes\":null", "2026-11-23T22:38:50.1234567+00:00")]
    [InlineData(",\"expiresInMinutes\":60", "2026-11-22T23:38:50.1234567+00:00")]
    [InlineData(",\"expiresInMinutes\":1440", "2026-11-23T22:38:50.1234567+00:00")]
    public async Task Answers_the_identity_and_then_a_token_that_lives_as_long_as_asked(string expiry, string expiresOn)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync($$"""{"createTokenWithScopes":["voip"]{{expiry}}}""");

        Assert.Equal(201, answer.Status);
        Assert.Equal(
            $$$"""{"identity":{"id":"{{{answer.Id}}}"},"accessToken":{"token":"{{{answer.Token}}}","expiresOn":"{{{expiresOn}}}"}}""",
            answer.Body);
        Assert.Equal(DateTimeOffset.Parse(expiresOn, null).ToUnixTimeSeconds(), Jwt.Claims(answer.Token).GetProperty("exp").GetInt64());
        Assert.Equal("alive", await emulator.StateOfAsync(answer.Token));
    }

    [Theory]
    [InlineData("""["chat"]""", "chat")]
    [InlineData("""["voip","chat"]""", "voip,chat")]
    [InlineData("""["voip","chat","voip","chat"]""", "voip,chat")]
    [InlineData("""["voip.join","chat","chat.join.limited","voip","chat.join"]""", "voip.join,chat,chat.join.limited,voip,chat.join")]
    public async Task Puts_each_scope_once_into_the_token_in_the_order_asked(string scopes, string inToken)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync($$"""{"createTokenWithScopes":{{scopes}}}""");

        Assert.Equal(inToken, Jwt.Scopes(answer.Token));
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("pstn")]
    [InlineData("Chat")]
    [InlineData("")]
    public async Task Answers_400_for_an_unknown_scope_and_makes_nothing(string scope)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync($$"""{"createTokenWithScopes":["chat","{{scope}}"]}""");

        answer.AssertActionError(400, "ValidationError", $"Invalid scopes - {scope} is not a valid scope.", "scopes");
        Assert.Equal(0, await emulator.CountAsync());
    }

    [Theory]
    [InlineData(59, """["voip"]""")]
    [InlineData(1441, """["voip"]""")]
    [InlineData(0, """["voip"]""")]
    [InlineData(-60, """["voip"]""")]
    [InlineData(int.MaxValue, """["voip"]""")]
    [InlineData(59, "null")]
    [InlineData(1441, "[]")]
    public async Task Answers_400_for_a_life_out_of_range_even_without_scopes_and_makes_nothing(int minutes, string scopes)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync($$"""{"createTokenWithScopes":{{scopes}},"expiresInMinutes":{{minutes}}}""");

        answer.AssertActionError(400, "ValidationError",
            $"ExpiresInMinutes value {minutes} is invalid. Value must be within the [60, 1440] interval.", "ExpiresInMinutes");
        Assert.Equal(0, await emulator.CountAsync());
    }

    [Fact]
    public async Task Gives_the_same_identity_and_201_again_for_the_same_custom_id()
    {
        var emulator = await shared.FreshAsync();

        var first = await emulator.CreateAsync("""{"customId":"bob@contoso.com"}""", Call.Preview);
        emulator.Clock.Advance(TimeSpan.FromDays(1));
        var second = await emulator.CreateAsync("""{"customId":"bob@contoso.com"}""", Call.Preview);

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.Equal($$$"""{"identity":{"customId":"bob@contoso.com","id":"{{{first.Id}}}"}}""", first.Body);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(1, await emulator.CountAsync());
    }

    [Fact]
    public async Task Makes_one_identity_when_many_ask_for_the_same_custom_id_at_once()
    {
        var emulator = await shared.FreshAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => emulator.CreateAsync("""{"customId":"bob"}""", Call.Preview)));

        Assert.Single(answers.Select(answer => answer.Id).Distinct());
    }

    [Fact]
    public async Task Takes_custom_ids_that_differ_in_case_for_two()
    {
        var emulator = await shared.FreshAsync();

        var lower = await emulator.CreateAsync("""{"customId":"bob"}""", Call.Preview);
        var upper = await emulator.CreateAsync("""{"customId":"Bob"}""", Call.Preview);

        Assert.NotEqual(lower.Id, upper.Id);
    }

    [Fact]
    public async Task Answers_custom_id_then_time_of_the_last_token_then_id()
    {
        var emulator = await shared.FreshAsync();
        await emulator.CreateAsync("""{"customId":"alice"}""", Call.Preview);
        emulator.Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await emulator.CreateAsync("""{"customId":"alice","createTokenWithScopes":["voip"],"expiresInMinutes":120}""", Call.Preview);

        Assert.Equal(
            $$$"""{"identity":{"customId":"alice","lastTokenIssuedAt":"2026-11-22T22:39:50+00:00","id":"{{{answer.Id}}}"}"""
            + $$$""","accessToken":{"token":"{{{answer.Token}}}","expiresOn":"2026-11-23T00:39:50.1234567+00:00"}}""",
            answer.Body);
    }

    [Fact]
    public async Task Makes_another_identity_for_a_custom_id_that_a_delete_has_freed()
    {
        var emulator = await shared.FreshAsync();
        var first = await emulator.CreateAsync("""{"customId":"bob"}""", Call.Preview);
        await emulator.DeleteAsync(first.Id);

        var second = await emulator.CreateAsync("""{"customId":"bob"}""", Call.Preview);

        Assert.Equal(201, second.Status);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    public async Task Takes_a_custom_id_of_1_to_256_characters(int length)
    {
        var emulator = await shared.FreshAsync();
        var customId = new string('ü', length);

        var answer = await emulator.CreateAsync($$"""{"customId":"{{customId}}"}""", Call.Preview);

        Assert.Equal($$$"""{"identity":{"customId":"{{{customId}}}","id":"{{{answer.Id}}}"}}""", answer.Body);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public async Task Answers_400_for_a_custom_id_of_another_length(int length)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.CreateAsync($$"""{"customId":"{{new string('x', length)}}"}""", Call.Preview);

        answer.AssertEarlyError(400, "ValidationError",
            "CustomId: The field CustomId must be a string with a minimum length of 1 and a maximum length of 256.", "CustomId");
    }

    [GeneratedRegex("^8:acs:(?<resource>[0-9a-f-]{36})_(?<time>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4})-[0-9a-f]{4}-[0-9a-f]{12}$")]
    private static partial Regex IdShape();
}
