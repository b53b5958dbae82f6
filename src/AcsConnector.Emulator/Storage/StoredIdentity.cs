namespace AcsConnector.Emulator.Storage;

/// <summary>
/// One identity. Tokens are not stored: a token is alive when it was issued at or after <see cref="TokensValidFrom"/>.
/// </summary>
/// <param name="User">The user's part of the id, which the store makes.</param>
/// <param name="LastTokenIssuedAt">Null before the first token.</param>
/// <param name="TokensValidFrom">A whole second, because a token's claim iat counts seconds.</param>
/// <param name="TokensExpireAt">When the last of its tokens ends by itself; null when none was issued since the last revocation.</param>
internal sealed record StoredIdentity(
    string User, string? CustomId, DateTimeOffset CreatedAt, DateTimeOffset? LastTokenIssuedAt, DateTimeOffset TokensValidFrom, DateTimeOffset? TokensExpireAt = null);
