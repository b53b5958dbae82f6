namespace AcsConnector.Api.Service;

/// <summary>An access token; the expiry is ISO 8601 text, kept as the service wrote it.</summary>
internal sealed record CommunicationAccessToken(string Token, string ExpiresOn);

/// <summary>A user and, when scopes were asked for, a token.</summary>
internal sealed record CommunicationUserAndToken(string UserId, CommunicationAccessToken? AccessToken);

// The bodies on the wire to and from the service.
internal sealed record AcsCreateRequest(IReadOnlyList<string>? CreateTokenWithScopes, int? ExpiresInMinutes, string? CustomId);

internal sealed record AcsTokenRequest(IReadOnlyList<string>? Scopes, int? ExpiresInMinutes);

internal sealed record AcsExchangeRequest(string? Token, string? AppId, string? UserId);

internal sealed record AcsCreateResponse(AcsIdentity? Identity, CommunicationAccessToken? AccessToken);

internal sealed record AcsIdentity(string? Id);
