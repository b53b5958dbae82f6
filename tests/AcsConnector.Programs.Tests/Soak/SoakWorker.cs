using System.Globalization;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Soak;

/// <summary>One client among many, with users of its own: what it was told of them stays true whatever the others do.</summary>
internal sealed class SoakWorker(SoakCalls calls, SoakLedger ledger, Random random)
{
    private const int MostUsers = 100;
    private static readonly string[] Scopes = ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"];
    private readonly List<KnownUser> _users = [];
    private readonly List<KnownUser> _deleted = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await NextAsync();
            await Task.Delay(random.Next(100), TestContext.Current.CancellationToken); // So that ten minutes' tokens fit into memory.
        }
    }

    private Task NextAsync() => random.Next(100) switch
    {
        < 18 => CreateAsync(withToken: false),
        < 30 => CreateAsync(withToken: true),
        < 42 => CreateRepeatableAsync(),
        < 52 => WithUserAsync(RepeatAsync),
        < 74 => WithUserAsync(IssueAsync),
        < 82 => WithUserAsync(RevokeAsync),
        < 93 => WithUserAsync(DeleteAsync),
        < 95 => UseDeletedAsync(),
        _ => ExchangeAsync(),
    };

    private async Task CreateAsync(bool withToken)
    {
        // Users beyond the number stay as they are until the end.
        if (_users.Count == MostUsers)
            _users.RemoveAt(0);

        var reply = await calls.SendAsync("create", HttpMethod.Post, "/identities", CreateBody(withToken));
        if (reply.IsSuccess)
            Keep(new KnownUser(IdOf(reply), null), reply);
        else if (reply.Status is 502 or 504) // 429 and 503 are given before anything is done.
            ledger.CreateWasNotAnswered();
        ledger.Demand(reply.IsSuccess || reply.MayBeTriedAgain, $"create answered {reply.Status} {reply.Body?.ToJsonString()}");
    }

    /// <summary>Sent twice at once, as a caller does that lost patience.</summary>
    private async Task CreateRepeatableAsync()
    {
        var request = new RepeatableCreate(Guid.NewGuid().ToString(), CreateBody(random.Next(2) == 0));
        var replies = await Task.WhenAll(Enumerable.Range(0, random.Next(1, 3)).Select(_ => SendAsync(request)));
        if (replies.OfType<Reply>().ToList() is not [var first, ..] answered)
            return;

        var user = new KnownUser(IdOf(first), request);
        Keep(user, first);
        foreach (var reply in answered.Skip(1))
            KeepRepeated(user, reply);
    }

    private async Task RepeatAsync(KnownUser user)
    {
        if (user.Request is not null && await SendAsync(user.Request) is { } reply)
            KeepRepeated(user, reply);
    }

    private Task<Reply?> SendAsync(RepeatableCreate request) =>
        calls.UntilDoneAsync("create with request id", HttpMethod.Post, "/identities", request.Body, request.RequestId);

    private async Task IssueAsync(KnownUser user)
    {
        var reply = await calls.SendAsync("issue", HttpMethod.Post, $"{PathOf(user)}/:issueAccessToken", IssueBody());
        if (reply.IsSuccess)
            user.Tokens.Add(TokenOf(reply.Body!));
        ledger.Demand(reply.IsSuccess || reply.MayBeTriedAgain, $"issue answered {reply.Status} {reply.Body?.ToJsonString()}");
    }

    private async Task RevokeAsync(KnownUser user)
    {
        var before = user.Tokens.Count;
        var issuing = random.Next(3) == 0 ? IssueAsync(user) : Task.CompletedTask;
        var revoked = await calls.UntilDoneAsync("revoke", HttpMethod.Post, $"{PathOf(user)}/:revokeAccessTokens");
        await issuing;
        if (revoked is null)
            return;

        user.TokensWereRevoked(before);
        user.Tokens.Skip(before).ToList().ForEach(token => token.End = KnownToken.Unknown);
        await DemandDeadAsync(user.Tokens.Take(before), "revoke");
    }

    private async Task DeleteAsync(KnownUser user)
    {
        if (await calls.UntilDoneAsync("delete", HttpMethod.Delete, PathOf(user)) is null)
            return;

        _users.Remove(user);
        _deleted.Add(user);
        user.WasDeleted();
        await DemandDeadAsync(user.Tokens, "delete");
    }

    private async Task UseDeletedAsync()
    {
        if (_deleted.Count == 0)
            return;

        var user = _deleted[random.Next(_deleted.Count)];
        var reply = await calls.SendAsync("issue for a deleted user", HttpMethod.Post, $"{PathOf(user)}/:issueAccessToken", IssueBody());
        ledger.Demand((reply.Status, reply.Code) is (404, "IdentityNotFound") || reply.MayBeTriedAgain,
            $"issue for a deleted user answered {reply.Status} {reply.Code}");
    }

    private async Task ExchangeAsync()
    {
        var (app, user) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var entra = await calls.ControlAsync("/_emulator/teams-user-token",
            new JsonObject { ["appId"] = app, ["userId"] = user, ["expiresInMinutes"] = 1440 });
        var body = new JsonObject { ["token"] = entra["token"]!.GetValue<string>(), ["appId"] = app, ["userId"] = user };
        if (await calls.UntilDoneAsync("exchange", HttpMethod.Post, "/teamsUser/:exchangeAccessToken", body.ToJsonString()) is { } reply)
            ledger.TeamsTokens.Add(TokenOf(reply.Body!));
    }

    private Task WithUserAsync(Func<KnownUser, Task> act) =>
        _users.Count == 0 ? CreateAsync(withToken: true) : act(_users[random.Next(_users.Count)]);

    private void Keep(KnownUser user, Reply reply)
    {
        _users.Add(user);
        ledger.Users.Add(user);
        KeepToken(user, reply);
    }

    private void KeepRepeated(KnownUser user, Reply reply)
    {
        ledger.Demand(IdOf(reply) == user.Id, $"The request id of {user.Id} also gave {IdOf(reply)}.");
        KeepToken(user, reply);
    }

    private static void KeepToken(KnownUser user, Reply reply)
    {
        if (reply.Body!["accessToken"] is { } token)
            user.Tokens.Add(TokenOf(token));
    }

    /// <summary>At once, and not only at the end, when many will have expired.</summary>
    private async Task DemandDeadAsync(IEnumerable<KnownToken> tokens, string after)
    {
        if (tokens.LastOrDefault() is { } token)
            ledger.Demand(await calls.StatusOfAsync(token) is not "alive",
                $"A token was alive after the {after} of its user was answered.");
    }

    private string? CreateBody(bool withToken) => withToken
        ? new JsonObject { ["createTokenWithScopes"] = SomeScopes(), ["expiresInMinutes"] = random.Next(60, 1441) }.ToJsonString()
        : random.Next(2) == 0 ? "{}" : null;

    private string IssueBody() => new JsonObject { ["scopes"] = SomeScopes(), ["expiresInMinutes"] = random.Next(60, 1441) }.ToJsonString();

    private JsonArray SomeScopes() => [.. random.GetItems(Scopes, random.Next(1, 4)).Distinct()];

    private static string PathOf(KnownUser user) => $"/identities/{Uri.EscapeDataString(user.Id)}";

    private static string IdOf(Reply reply) => reply.Body!["identity"]!["id"]!.GetValue<string>();

    private static KnownToken TokenOf(JsonNode token) => new(
        token["token"]!.GetValue<string>(), DateTimeOffset.Parse(token["expiresOn"]!.GetValue<string>(), CultureInfo.InvariantCulture));
}
