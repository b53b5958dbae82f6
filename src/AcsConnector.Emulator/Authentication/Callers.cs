namespace AcsConnector.Emulator.Authentication;

/// <summary>Who may make a call.</summary>
/// <param name="IncludeUsers">Takes the access tokens of users, too, with which they sign in to chat and calling.</param>
/// <param name="EntraAudience">Takes the Entra tokens of users for this API, and nothing else.</param>
internal sealed record Callers(bool IncludeUsers = false, string? EntraAudience = null)
{
    /// <summary>Who has an access key, or a token of the managed identity.</summary>
    public static readonly Callers Service = new();

    public static readonly Callers ServiceAndUsers = new(IncludeUsers: true);
}
