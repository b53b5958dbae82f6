namespace TokenDesk;

/// <summary>What a chat client signs in with.</summary>
public sealed record ChatToken(string User, string Token, DateTimeOffset ExpiresOn);
