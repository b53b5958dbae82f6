using AcsConnector.Api.Definition;

namespace AcsConnector.Api.Service;

/// <summary>What an access token may be good for.</summary>
internal static class TokenScopes
{
    public static IReadOnlyList<string> All { get; } = ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"];

    /// <summary>As they may be logged: with "other" for what is none.</summary>
    public static IReadOnlyList<string> ToKnownNames(IReadOnlyList<string>? scopes) =>
        [.. (scopes ?? []).Select(scope => All.Contains(scope) ? scope : "other").Distinct()];
}
