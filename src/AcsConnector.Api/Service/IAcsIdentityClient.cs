using Azure;

namespace AcsConnector.Api.Service;

/// <summary>
/// The identity service of one resource. The methods are named as those of Azure.Communication.Identity's
/// CommunicationIdentityClient. All throw <see cref="RequestFailedException"/> with the service's response, or a timeout.
/// </summary>
internal interface IAcsIdentityClient
{
    Uri Endpoint { get; }

    /// <summary>Makes a user, and a token when there are scopes, in the service's single call. Only with a customId can it be repeated.</summary>
    Task<CommunicationUserAndToken> CreateUserAndTokenAsync(
        IReadOnlyList<string>? scopes, int? expiresInMinutes, string? customId, ServiceRepeat? repeat, CancellationToken cancellationToken);

    Task<CommunicationAccessToken> GetTokenAsync(
        string userId, IReadOnlyList<string>? scopes, int? expiresInMinutes, CancellationToken cancellationToken);

    Task<CommunicationAccessToken> GetTokenForTeamsUserAsync(string? token, string? appId, string? userId, CancellationToken cancellationToken);

    Task RevokeTokensAsync(string userId, CancellationToken cancellationToken);

    Task DeleteUserAsync(string userId, CancellationToken cancellationToken);
}
