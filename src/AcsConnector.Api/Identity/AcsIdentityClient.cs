using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Errors;
using AcsConnector.Api.Telemetry;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Identity;

/// <summary>
/// The identity service of one resource. The methods are named as those of Azure.Communication.Identity's
/// CommunicationIdentityClient, which takes this class's place where that package can be restored.
/// All throw <see cref="RequestFailedException"/> with the service's answer, or a timeout.
/// </summary>
internal sealed class AcsIdentityClient(HttpPipeline pipeline, Uri endpoint, HttpPipelinePolicy signIn, UpstreamOptions options, TimeProvider time)
{
    private const string StableVersion = "2023-10-01";

    /// <summary>The only version with customId.</summary>
    private const string CustomIdVersion = "2025-03-02-preview";

    /// <summary>An identity of no resource: calls for it are refused with IdentityNotOwned, after the sign-in was accepted (recorded).</summary>
    private const string NobodysIdentity = "8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000000";

    public Uri Endpoint => endpoint;

    /// <summary>Makes a user, and a token when there are scopes, in the service's single call. Only with a customId can it be repeated.</summary>
    public async Task<CommunicationUserAndToken> CreateUserAndTokenAsync(
        IReadOnlyList<string>? scopes, int? expiresInMinutes, string? customId, ServiceRepeat? repeat, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Asked(scopes);
        var version = customId is null ? StableVersion : CustomIdVersion;
        var body = Json(new AcsCreateRequest(scopes, expiresInMinutes, customId), ApiJson.Wire.AcsCreateRequest);
        using var answer = await SendAsync(RequestMethod.Post, "/identities", version, body, isRepeatable: customId is not null, cancellationToken, repeat);

        var created = Read(answer, ApiJson.Wire.AcsCreateAnswer);
        if (string.IsNullOrEmpty(created.Identity?.Id))
            throw NotTheService();
        AuditTrail.Current.Identity = created.Identity.Id;
        return new CommunicationUserAndToken(created.Identity.Id, created.AccessToken is null ? null : Checked(created.AccessToken));
    }

    public Task<CommunicationAccessToken> GetTokenAsync(
        string userId, IReadOnlyList<string>? scopes, int? expiresInMinutes, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Asked(scopes);
        return TokenAsync($"{PathOf(userId)}/:issueAccessToken",
            Json(new AcsTokenRequest(scopes, expiresInMinutes), ApiJson.Wire.AcsTokenRequest), cancellationToken);
    }

    public Task<CommunicationAccessToken> GetTokenForTeamsUserAsync(
        string? token, string? appId, string? userId, CancellationToken cancellationToken) =>
        TokenAsync("/teamsUser/:exchangeAccessToken", Json(new AcsExchangeRequest(token, appId, userId), ApiJson.Wire.AcsExchangeRequest), cancellationToken);

    public async Task RevokeTokensAsync(string userId, CancellationToken cancellationToken)
    {
        using var _ = await SendAsync(RequestMethod.Post, $"{PathOf(userId)}/:revokeAccessTokens",
            StableVersion, null, isRepeatable: true, cancellationToken);
    }

    public async Task DeleteUserAsync(string userId, CancellationToken cancellationToken)
    {
        using var _ = await SendAsync(RequestMethod.Delete, PathOf(userId),
            StableVersion, null, isRepeatable: true, cancellationToken);
    }

    /// <summary>Signs in and changes nothing.</summary>
    public async Task CheckAccessAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RevokeTokensAsync(NobodysIdentity, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == "IdentityNotOwned")
        {
            // The sign-in was accepted.
        }
    }

    private async Task<CommunicationAccessToken> TokenAsync(string path, RequestContent body, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(RequestMethod.Post, path, StableVersion, body, isRepeatable: true, cancellationToken);
        return Checked(Read(answer, ApiJson.Wire.CommunicationAccessToken));
    }

    private async Task<Response> SendAsync(
        RequestMethod method, string path, string version, RequestContent? body, bool isRepeatable, CancellationToken cancellationToken,
        ServiceRepeat? repeat = null)
    {
        using var deadline = new CancellationTokenSource(options.Total, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var context = new RequestContext { CancellationToken = stop.Token };
        context.AddPolicy(signIn, HttpPipelinePosition.PerRetry);

        using var message = pipeline.CreateMessage(context);
        message.Request.Method = method;
        message.Request.Uri.Reset(endpoint);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Uri.AppendQuery("api-version", version);
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = body;
        }

        repeat?.AddTo(message.Request);
        message.NetworkTimeout = options.Attempt;
        message.SetProperty(typeof(RetryBudget), isRepeatable);
        await SendAsync(message, stop.Token);
        var answer = message.Response; // Buffered: its content outlives the message.
        return answer.Status is >= 200 and < 300 ? answer : throw new RequestFailedException(answer);
    }

    private async Task SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.SendAsync(message, cancellationToken);
        }
        finally
        {
            AuditTrail.Current.Called(message);
        }
    }

    private static string PathOf(string userId)
    {
        AuditTrail.Current.Identity = userId;
        return $"/identities/{Uri.EscapeDataString(userId)}";
    }

    private static RequestContent Json<T>(T value, JsonTypeInfo<T> shape) => RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(value, shape));

    private static T Read<T>(Response answer, JsonTypeInfo<T> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Content.ToMemory().Span, shape) ?? throw NotTheService();
        }
        catch (JsonException)
        {
            throw NotTheService();
        }
    }

    private static CommunicationAccessToken Checked(CommunicationAccessToken token) =>
        !string.IsNullOrEmpty(token.Token) && DateTimeOffset.TryParse(token.ExpiresOn, CultureInfo.InvariantCulture, out _)
            ? AuditTrail.Current.Received(token)
            : throw NotTheService();

    private static ApiException NotTheService() =>
        new(502, "UpstreamError", "The endpoint answered, but not as Azure Communication Services does. Check the endpoint of the connection.");
}
