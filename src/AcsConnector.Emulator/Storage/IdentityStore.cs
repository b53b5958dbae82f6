using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Storage;

/// <summary>The identities of the emulator. Every change is on disk (or in memory, when so asked) before its task completes.</summary>
internal sealed class IdentityStore(Database database, TimeProvider time)
{
    /// <summary>A customId that is known gives the identity it belongs to.</summary>
    public Task<StoredIdentity> CreateAsync(string? customId, TimeSpan? tokenLifetime) => database.RunAsync(identities =>
    {
        var now = time.GetUtcNow();
        var known = customId is null ? null : identities.FindByCustomId(customId);
        if (known is not null)
            return tokenLifetime is { } again ? MarkTokenIssued(identities, known, now, again) : known;

        var made = new StoredIdentity(IdentityId.NewUser(now), customId, now, tokenLifetime is null ? null : now, DateTimeOffset.UnixEpoch, now + tokenLifetime);
        identities.Insert(made);
        return made;
    });

    /// <summary>Notes that a token is issued now; null when there is no such identity.</summary>
    public Task<StoredIdentity?> IssueTokenAsync(string user, TimeSpan lifetime) => database.RunAsync(identities =>
        identities.Find(user) is { } identity ? MarkTokenIssued(identities, identity, time.GetUtcNow(), lifetime) : null);

    /// <summary>
    /// Ends every token issued until now. Tokens carry the second of their issue, so that one issued and one revoked in
    /// the same second need telling apart: the next valid second is the one after the last token.
    /// </summary>
    public Task RevokeTokensAsync(string user) => database.RunAsync(identities =>
    {
        if (identities.Find(user) is not { } identity)
            return false;

        var now = time.GetUtcNow();
        var last = identity.LastTokenIssuedAt > now ? identity.LastTokenIssuedAt.Value : now;
        identities.Update(identity with { TokensValidFrom = DateTimeOffset.FromUnixTimeSeconds(last.ToUnixTimeSeconds() + 1), TokensExpireAt = null });
        return true;
    });

    /// <summary>Forgets the identity, and with it its customId and all its tokens.</summary>
    public Task DeleteAsync(string user) => database.RunAsync(identities => identities.Delete(user));

    public Task<StoredIdentity?> FindAsync(string user) => database.RunAsync(identities => identities.Find(user));

    /// <summary>The newest identities first, those older than <paramref name="before"/> when it is given.</summary>
    public Task<(IReadOnlyList<StoredIdentity> Page, long Total)> ListAsync(string? search, string? before, int top) =>
        database.ReadAsync(identities => (identities.List(search, before, top), identities.Count(search)));

    public Task ResetAsync() => database.RunAsync(identities => identities.DeleteAll());

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
}
