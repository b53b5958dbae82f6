using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Storage;

/// <summary>The identities of the emulator. Every change is on disk (or in memory, when so asked) before its task completes.</summary>
internal sealed class IdentityStore(Database database, TimeProvider time)
{
    /// <summary>The second after the last token of the Entra users that were deleted: in the same one, tokens of before and after could not be told apart.</summary>
    private DateTimeOffset _entraUsersReturnFrom = DateTimeOffset.UnixEpoch;

    /// <summary>A customId that is known gives the identity it belongs to.</summary>
    public Task<StoredIdentity> CreateAsync(string? customId, TimeSpan? tokenLifetime) => database.RunAsync(tables =>
    {
        var (identities, now) = (tables.Identities, time.GetUtcNow());
        var known = customId is null ? null : identities.FindByCustomId(customId);
        if (known is not null)
            return tokenLifetime is { } again ? MarkTokenIssued(identities, known, now, again) : known;

        var made = new StoredIdentity(IdentityId.NewUser(now), customId, now, tokenLifetime is null ? null : now, DateTimeOffset.UnixEpoch, now + tokenLifetime);
        identities.Insert(made);
        return made;
    });

    /// <summary>Notes that a token is issued now; null when there is no such identity.</summary>
    public Task<StoredIdentity?> IssueTokenAsync(string user, TimeSpan lifetime) => database.RunAsync(tables =>
        tables.Identities.Find(user) is { } identity ? MarkTokenIssued(tables.Identities, identity, time.GetUtcNow(), lifetime) : null);

    /// <summary>Notes that an Entra user is issued a token now. The first one makes the user's identity.</summary>
    public Task<StoredIdentity> IssueTokenToEntraUserAsync(string user, DateTimeOffset expiresOn) => database.RunAsync(tables =>
    {
        var now = time.GetUtcNow();
        return MarkTokenIssued(tables.Identities, tables.Identities.Find(user) ?? MakeForEntraUser(tables.Identities, user, now), now, expiresOn - now);
    });

    /// <summary>
    /// Ends every token issued until now. Tokens carry the second of their issue, so that one issued and one revoked in
    /// the same second need telling apart: the next valid second is the one after the last token.
    /// </summary>
    public Task RevokeTokensAsync(string user) => database.RunAsync(tables =>
    {
        var identities = tables.Identities;
        if (identities.Find(user) is not { } identity)
            return false;

        var now = time.GetUtcNow();
        var last = Later(identity.LastTokenIssuedAt ?? now, now);
        identities.Update(identity with { TokensValidFrom = Second(last, +1), TokensExpireAt = null });
        return true;
    });

    /// <summary>Forgets the identity, and with it its customId and all its tokens.</summary>
    public Task DeleteAsync(string user) => database.RunAsync(tables =>
    {
        if (IdentityId.IsOfEntraUser(user) && tables.Identities.Find(user)?.LastTokenIssuedAt is { } last)
            _entraUsersReturnFrom = Later(Second(last, +1), _entraUsersReturnFrom);
        return tables.Identities.Delete(user);
    });

    public Task<StoredIdentity?> FindAsync(string user) => database.RunAsync(tables => tables.Identities.Find(user));

    /// <summary>The newest identities first, those older than <paramref name="before"/> when it is given.</summary>
    public Task<(IReadOnlyList<StoredIdentity> Page, long Total)> ListAsync(string? search, string? before, int top) =>
        database.ReadAsync(tables => (tables.Identities.List(search, before, top), tables.Identities.Count(search)));

    public Task ResetAsync() => database.RunAsync(tables =>
    {
        _entraUsersReturnFrom = DateTimeOffset.UnixEpoch;
        return tables.Identities.DeleteAll();
    });

    /// <summary>An Entra user has the same id again after a deletion, which the tokens from before it must not outlive.</summary>
    private StoredIdentity MakeForEntraUser(IdentityTable identities, string user, DateTimeOffset now)
    {
        var made = new StoredIdentity(user, null, now, null, Later(Second(now), _entraUsersReturnFrom));
        identities.Insert(made);
        return made;
    }

    /// <summary>The time never runs back, even when the clock is set back, so that a revoke reaches every token before it.</summary>
    private static StoredIdentity MarkTokenIssued(IdentityTable identities, StoredIdentity identity, DateTimeOffset now, TimeSpan lifetime)
    {
        DateTimeOffset[] times = [now, identity.TokensValidFrom, identity.LastTokenIssuedAt ?? now];
        var issuedAt = times.Max();
        var issued = identity with
        {
            LastTokenIssuedAt = issuedAt,
            TokensExpireAt = identity.TokensExpireAt > issuedAt + lifetime ? identity.TokensExpireAt : issuedAt + lifetime,
        };
        identities.Update(issued);
        return issued;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Second(DateTimeOffset time, int later = 0) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds() + later);
}
