using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Definition;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service;

/// <summary>Our own client, on the Azure SDKs' pipeline.</summary>
internal sealed class AcsIdentityClient(HttpPipeline pipeline, Uri endpoint, HttpPipelinePolicy signIn, UpstreamOptions options, TimeProvider time)
    : IAcsIdentityClient
{
    private const string StableVersion = "2023-10-01";

    /// <summary>The only version with customId.</summary>
    private const string CustomIdVersion = "2025-03-02-preview";

    public Uri Endpoint => endpoint;

    public async Task<CommunicationUserAndToken> CreateUserAndTokenAsync(
        IReadOnlyList<string>? scopes, int? expiresInMinutes, string? customId, ServiceRepeat? repeat, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Scopes = TokenScopes.ToKnownNames(scopes);
        var version = customId is null ? StableVersion : CustomIdVersion;
        var body = Json(new AcsCreateRequest(scopes, expiresInMinutes, customId), ServiceJson.Wire.AcsCreateRequest);
        var call = new ServiceCall(isRepeatable: customId is not null, repeat);
        return ServiceResponses.ReadAndNoteUser(await SendAsync(RequestMethod.Post, "/identities", version, body, call, cancellationToken));
    }

    public Task<CommunicationAccessToken> GetTokenAsync(
        string userId, IReadOnlyList<string>? scopes, int? expiresInMinutes, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Scopes = TokenScopes.ToKnownNames(scopes);
        AuditTrail.Current.Identity = userId;
        return GetTokenAsync($"{PathOf(userId)}/:issueAccessToken",
            Json(new AcsTokenRequest(scopes, expiresInMinutes), ServiceJson.Wire.AcsTokenRequest), cancellationToken);
    }

    public Task<CommunicationAccessToken> GetTokenForTeamsUserAsync(
        string? token, string? appId, string? userId, CancellationToken cancellationToken) =>
        GetTokenAsync("/teamsUser/:exchangeAccessToken", Json(new AcsExchangeRequest(token, appId, userId), ServiceJson.Wire.AcsExchangeRequest), cancellationToken);

    public Task RevokeTokensAsync(string userId, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Identity = userId;
        return SendAsync(RequestMethod.Post, $"{PathOf(userId)}/:revokeAccessTokens", null, cancellationToken);
    }

    public Task DeleteUserAsync(string userId, CancellationToken cancellationToken)
    {
        AuditTrail.Current.Identity = userId;
        return SendAsync(RequestMethod.Delete, PathOf(userId), null, cancellationToken);
    }

    private async Task<CommunicationAccessToken> GetTokenAsync(string path, RequestContent body, CancellationToken cancellationToken) =>
        ServiceResponses.ReadAndNoteToken(await SendAsync(RequestMethod.Post, path, body, cancellationToken));

    private Task<Response> SendAsync(RequestMethod method, string path, RequestContent? body, CancellationToken cancellationToken) =>
        SendAsync(method, path, StableVersion, body, new ServiceCall(isRepeatable: true), cancellationToken);

    private async Task<Response> SendAsync(
        RequestMethod method, string path, string version, RequestContent? body, ServiceCall call, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Total, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var context = new RequestContext { CancellationToken = stop.Token };
        context.AddPolicy(signIn, HttpPipelinePosition.PerRetry);

        using var message = pipeline.CreateMessage(context);
        message.SetProperty(ServiceCall.Property, call);
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

        await pipeline.SendAsync(message, stop.Token);
        return call.Succeeded ? call.Response! : throw new RequestFailedException(call.Response!);
    }

    private static string PathOf(string userId) => $"/identities/{Uri.EscapeDataString(userId)}";

    private static RequestContent Json<T>(T value, JsonTypeInfo<T> shape) => RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(value, shape));
}
