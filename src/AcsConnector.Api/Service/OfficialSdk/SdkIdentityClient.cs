using AcsConnector.Api.Audit;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Http;
using Azure;
using Azure.Communication;
using Azure.Communication.Identity;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service.OfficialSdk;

/// <summary>
/// The client of Azure.Communication.Identity in the place of ours. Its responses are read from the wire, as ours are: its own
/// types lose the text of an expiry, and take a token without one.
/// </summary>
internal sealed class SdkIdentityClient(CommunicationIdentityClient client, Uri endpoint, UpstreamOptions options, TimeProvider time)
    : IAcsIdentityClient
{
    /// <summary>Sent as 0 minutes, which are the service's to refuse; the SDK takes a lifetime of zero for none.</summary>
    private static readonly TimeSpan ZeroMinutes = TimeSpan.FromTicks(1);

    public Uri Endpoint => endpoint;

    public async Task<CommunicationUserAndToken> CreateUserAndTokenAsync(
        IReadOnlyList<string>? scopes, int? expiresInMinutes, string? customId, ServiceRepeat? repeat, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Scopes = TokenScopes.ToKnownNames(scopes);
        if (customId is not null)
            throw CustomIdNotSupported();

        return ServiceResponses.ReadAndNoteUser(await CallAsync(
            stop => client.CreateUserAndTokenAsync(ToScopes(scopes), ToLifetime(expiresInMinutes), stop),
            new ServiceCall(isRepeatable: false, repeat), cancellationToken));
    }

    public async Task<CommunicationAccessToken> GetTokenAsync(
        string userId, IReadOnlyList<string>? scopes, int? expiresInMinutes, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Scopes = TokenScopes.ToKnownNames(scopes);
        AuditTrail.Current.Identity = userId;
        return ServiceResponses.ReadAndNoteToken(await CallAsync(
            stop => client.GetTokenAsync(new CommunicationUserIdentifier(userId), ToScopes(scopes), ToLifetime(expiresInMinutes), stop), cancellationToken));
    }

    /// <summary>The SDK asks for all three; the service judges an empty one.</summary>
    public async Task<CommunicationAccessToken> GetTokenForTeamsUserAsync(
        string? token, string? appId, string? userId, CancellationToken cancellationToken)
    {
        var exchange = new GetTokenForTeamsUserOptions(token ?? "", appId ?? "", userId ?? "");
        return ServiceResponses.ReadAndNoteToken(await CallAsync(stop => client.GetTokenForTeamsUserAsync(exchange, stop), cancellationToken));
    }

    public Task RevokeTokensAsync(string userId, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Identity = userId;
        return CallAsync(stop => client.RevokeTokensAsync(new CommunicationUserIdentifier(userId), stop), cancellationToken);
    }

    public Task DeleteUserAsync(string userId, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Identity = userId;
        return CallAsync(stop => client.DeleteUserAsync(new CommunicationUserIdentifier(userId), stop), cancellationToken);
    }

    private Task<Response> CallAsync(Func<CancellationToken, Task> send, CancellationToken cancellationToken) =>
        CallAsync(send, new ServiceCall(isRepeatable: true), cancellationToken);

    private async Task<Response> CallAsync(Func<CancellationToken, Task> send, ServiceCall call, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Total, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var scope = HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [ServiceCall.Property] = call });
        try
        {
            await send(stop.Token);
            return call.Response!;
        }
        catch (Exception e) when (call.Succeeded && e is not OperationCanceledException)
        {
            throw ServiceResponses.NotTheService(); // The SDK could not read it.
        }
    }

    /// <summary>The SDK sends no null, neither for the list nor in it; the service refuses the word as well.</summary>
    private static IEnumerable<CommunicationTokenScope> ToScopes(IReadOnlyList<string>? scopes) =>
        (scopes ?? []).Select(scope => new CommunicationTokenScope(scope ?? "null"));

    private static TimeSpan ToLifetime(int? minutes) => minutes switch
    {
        null => default,
        0 => ZeroMinutes,
        { } given => TimeSpan.FromMinutes(given),
    };

    /// <summary>400 and no 5xx, which the platform would send again up to four times: no attempt can succeed before the flow is changed.</summary>
    private static ApiException CustomIdNotSupported() => new(400, "CustomIdNotSupported",
        "This server calls Azure Communication Services with the official SDK, which has no custom IDs. Leave the Custom ID out, or have the server's operator build it without UseOfficialSdk.",
        "customId");
}
