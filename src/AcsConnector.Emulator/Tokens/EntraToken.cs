namespace AcsConnector.Emulator.Tokens;

/// <summary>What the Entra token of a user says.</summary>
/// <param name="Audience">The API it is for: an <see cref="EntraApi"/> of the service, or another.</param>
/// <param name="Permissions">The claim scp.</param>
/// <param name="Groups">Those of the user that the token names.</param>
internal sealed record EntraToken(
    Guid AppId, Guid UserId, Guid TenantId, string Audience, IReadOnlyList<string> Permissions, IReadOnlyList<Guid> Groups, DateTimeOffset ExpiresOn);
