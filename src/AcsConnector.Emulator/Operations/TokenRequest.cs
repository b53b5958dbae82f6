using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Operations;

/// <summary>The two judgements that create and issue share: which scopes, and for how long.</summary>
internal static class TokenRequest
{
    private const int MinMinutes = 60;
    private const int MaxMinutes = 1440;
    private static readonly string[] FirstScopes = ["chat", "voip"];
    private static readonly string[] JoinScopes = ["chat.join", "chat.join.limited", "voip.join"];

    /// <summary>The scopes in the order asked, each once.</summary>
    /// <exception cref="ServiceException">400 for a scope that the version does not have.</exception>
    public static string[] Scopes(IReadOnlyList<string?> asked, ApiVersion version)
    {
        foreach (var scope in asked)
        {
            if (!FirstScopes.Contains(scope) && !(version.HasJoinScopes && JoinScopes.Contains(scope)))
                throw ServiceErrors.UnknownScope(scope ?? "null");
        }

        return [.. asked.Distinct()!];
    }

    /// <summary>The token's life. A version before 2022-10-01 does not know the member and ignores it.</summary>
    /// <exception cref="ServiceException">400 outside 60 to 1440 minutes.</exception>
    public static TimeSpan Lifetime(int? expiresInMinutes, ApiVersion version)
    {
        if (expiresInMinutes is not { } minutes || !version.HasExpiresInMinutes)
            return TimeSpan.FromMinutes(MaxMinutes);

        return minutes is >= MinMinutes and <= MaxMinutes
            ? TimeSpan.FromMinutes(minutes)
            : throw ServiceErrors.ExpiresInMinutes(minutes);
    }
}
