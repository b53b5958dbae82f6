namespace AcsConnector.Programs.Tests.Soak;

/// <summary>What a worker was told about one user.</summary>
/// <param name="Request">The create that made it, when it can be repeated.</param>
internal sealed record KnownUser(string Id, RepeatableCreate? Request)
{
    public List<KnownToken> Tokens { get; } = [];

    public bool IsDeleted { get; private set; }

    /// <summary>Ends every token that was there before the revocation was asked for.</summary>
    public void TokensWereRevoked(int before) => Tokens.Take(before).ToList().ForEach(token => token.End = "revoked");

    public void WasDeleted()
    {
        IsDeleted = true;
        Tokens.ForEach(token => token.End = "identity deleted");
    }
}

/// <summary>A create with a request id: sent again, it gives the same user.</summary>
internal sealed record RepeatableCreate(string RequestId, string? Body);

internal sealed record KnownToken(string Text, DateTimeOffset ExpiresOn)
{
    /// <summary>Issued while a revocation ran: it may be on either side of it.</summary>
    public const string Unknown = "alive or revoked";

    /// <summary>What the emulator must say of it before it expires.</summary>
    public string End { get; set; } = "alive";
}
