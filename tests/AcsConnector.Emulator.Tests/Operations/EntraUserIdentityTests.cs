using static AcsConnector.Emulator.Tests.Operations.AccessOperation;

namespace AcsConnector.Emulator.Tests.Operations;

/// <summary>What the owner of the resource can do with the identity that an exchange gives: what documentation says of Entra users.</summary>
public class EntraUserIdentityTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    public static TheoryData<string> Exchanges => AccessOperationTests.Exchanges;

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task Its_tokens_can_be_revoked_and_the_next_exchange_gives_a_new_one(string exchange)
    {
        var emulator = await WithAccessAsync();
        var first = await Named(exchange).AskAsync(emulator);

        Assert.Equal(204, (await emulator.RevokeAsync(first.Id)).Status);
        var second = await Named(exchange).AskAsync(emulator);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(("revoked", "alive"), (await emulator.StateOfAsync(first.Token), await emulator.StateOfAsync(second.Token)));
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task It_can_be_deleted_and_the_next_exchange_makes_it_again_without_its_old_tokens(string exchange)
    {
        var emulator = await WithAccessAsync();
        var first = await Named(exchange).AskAsync(emulator);

        Assert.Equal(204, (await emulator.DeleteAsync(first.Id)).Status);
        Assert.Equal("identity deleted", await emulator.StateOfAsync(first.Token));
        Assert.Equal(404, (await emulator.GetAsync(first.Id)).Status);
        var second = await Named(exchange).AskAsync(emulator);

        Assert.Equal(("revoked", "alive"), (await emulator.StateOfAsync(first.Token), await emulator.StateOfAsync(second.Token)));
        Assert.Equal(200, (await emulator.GetAsync(first.Id)).Status);
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task Only_the_last_of_its_tokens_is_ever_alive_when_it_is_deleted_over_and_over_in_one_second(string exchange)
    {
        var emulator = await WithAccessAsync();
        List<Answer> given = [];

        for (var turn = 0; turn < 3; turn++)
        {
            given.Add(await Named(exchange).AskAsync(emulator));
            await emulator.DeleteAsync(given[0].Id);
        }

        given.Add(await Named(exchange).AskAsync(emulator));
        Assert.Equal(["revoked", "revoked", "revoked", "alive"], await Task.WhenAll(given.Select(answer => emulator.StateOfAsync(answer.Token))));
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task It_is_listed_with_the_end_of_its_last_token(string exchange)
    {
        var emulator = await WithAccessAsync();
        var given = await Named(exchange).AskAsync(emulator);

        var listed = (await emulator.ControlAsync("GET", "/_emulator/identities")).Json.GetProperty("value").EnumerateArray().Single();

        Assert.Equal(given.Id, listed.GetProperty("id").GetString());
        Assert.Equal(DateTimeOffset.Parse(given.ExpiresOn, null), listed.GetProperty("tokensExpireAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task It_is_on_one_page_of_the_list_among_the_others()
    {
        var emulator = await WithAccessAsync();
        List<string> ids = [await emulator.NewIdentityAsync(), await emulator.NewIdentityAsync()];
        foreach (var exchange in AccessOperation.All.Where(operation => operation.IsExchange))
            ids.Add((await exchange.AskAsync(emulator)).Id);

        var listed = new List<string>();
        for (var next = "?top=1"; next is not null;)
        {
            var page = (await emulator.ControlAsync("GET", $"/_emulator/identities{next}")).Json;
            listed.AddRange(page.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.TryGetProperty("next", out var before) ? $"?top=1&before={Uri.EscapeDataString(before.GetString()!)}" : null;
        }

        Assert.Equal(ids.Order(), listed.Order());
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task Nobody_but_an_exchange_gives_it_a_token(string exchange)
    {
        var emulator = await WithAccessAsync();
        var given = await Named(exchange).AskAsync(emulator);

        var answer = await emulator.IssueAsync(given.Id);

        Assert.Equal((400, "ValidationError", "Provided identity has invalid format."), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
        Assert.Equal(
            "An Entra user's access token is not issued by the service's owner: the exchange of the user's Entra token gives one.", answer.Reason);
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task A_first_token_is_not_dated_ahead(string exchange)
    {
        var emulator = await WithAccessAsync();

        var given = await Named(exchange).AskAsync(emulator);

        Assert.Equal(emulator.Clock.GetUtcNow().ToUnixTimeSeconds(), Jwt.Claims(given.Token).GetProperty("iat").GetInt64());
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task Its_exchanges_are_limited(string exchange)
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { LimitOfEachOperation = 2 });
        await GiveAccessAsync(emulator);

        Assert.Equal(200, (await Named(exchange).AskAsync(emulator)).Status);
        Assert.Equal(200, (await Named(exchange).AskAsync(emulator)).Status);
        Assert.Equal((429, "30"), await Named(exchange).AskAsync(emulator) is var third ? (third.Status, third["Retry-After"]) : default);
    }

    private async Task<RunningEmulator> WithAccessAsync()
    {
        var emulator = await shared.FreshAsync();
        await GiveAccessAsync(emulator);
        return emulator;
    }
}
