using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Access;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Http;
using AcsConnector.Api.Repeatability;
using AcsConnector.Api.Service;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AcsConnector.Api.Actions;

public sealed class CreateUser : IConnectorAction
{
    public sealed record Request(
        [property: Summary("Token Scopes"), Description("Issue an access token at once, for these scopes."), Visibility(Visibility.Advanced), TokenScopes]
        IReadOnlyList<string>? CreateTokenWithScopes = null,
        [property: Summary("Token Lifetime in Minutes"), Description("How long the access token lives: 60 to 1440 minutes. Without a value it is 1440 minutes."), Visibility(Visibility.Advanced), Range(60, 1440)]
        int? ExpiresInMinutes = null,
        [property: Summary("Custom ID"), Description("Your own name for the user. The same name always gives the same user. This uses a preview version of the service."), Visibility(Visibility.Advanced), StringLength(256, MinimumLength = 1)]
        string? CustomId = null);

    public sealed record Response(User Identity, AccessTokenResponse? AccessToken = null);

    public sealed record User(
        [property: Summary("User ID"), Description("Azure Communication Services user ID. It begins with 8:acs: and names the user in the other actions.")]
        string Id);

    public IJsonTypeInfoResolver Shapes => CreateUserJson.Wire;

    public RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/identities", HandleAsync)
        .WithName("CreateCommunicationIdentity")
        .WithSummary("Create a user")
        .WithDescription("Create a new user, and optionally, an access token. Each person or bot that chats or calls needs a user. Keep the user ID: the other actions ask for it. The access token is a secret.")
        .WithAuditEvent("identity.created")
        .WithUserCreation()
        .WithApiVersion()
        .WithBadRequest()
        .WithConflict()
        .WithResponseExample(
            """
            {
              "identity": { "id": "8:acs:5f4c1e0a-7d1b-4b61-9a3e-0c6f2d8b7a11_0000002a-1b3c-4d5e-6f70-8192a3b4c5d6" },
              "accessToken": { "token": "the access token", "expiresOn": "2026-01-16T10:30:00Z" }
            }
            """);

    private static async Task<Created<Response>> HandleAsync(
        [FromBody] Request? request,
        [FromHeader(Name = RepeatableRequest.IdHeader), Summary("Request ID"), Description("Any text that is unique to this request. The same text gives the same user when the action is retried."), Visibility(Visibility.Advanced)]
        string? requestId,
        IAcsIdentityClient acs,
        RepeatableCreates repeatable,
        RepeatabilityOptions options,
        Caller caller,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        request ??= new Request();
        var parameters = JsonSerializer.SerializeToUtf8Bytes(request, CreateUserJson.Wire.CreateUserRequest);
        if (RepeatableRequest.From(requestId, parameters, request.CustomId is not null, http.Request.Headers, caller, options, time.GetUtcNow()) is not { } repeated)
            return ToResult(await CreateAsync(request.CustomId, null, cancellationToken));

        // A caller that hangs up will come again with the same id: the first request must end in a user it can find.
        var created = await repeatable.RunAsync(
            repeated, http.Deadline(), (repeat, cancellationToken) => CreateAsync(request.CustomId ?? options.CustomIdFor(repeat), repeat, cancellationToken),
            ReplayAsync, cancellationToken);
        http.Response.Headers[RepeatableCreates.ResultHeader] = "accepted";
        return ToResult(created);

        Task<CommunicationUserAndToken> CreateAsync(string? customId, ServiceRepeat? repeat, CancellationToken cancellationToken) =>
            acs.CreateUserAndTokenAsync(request.CreateTokenWithScopes, request.ExpiresInMinutes, customId, repeat, cancellationToken);

        // Tokens are never stored: a repeat gets a new one for the user that the first request made.
        async Task<CommunicationUserAndToken> ReplayAsync(string userId) => request.CreateTokenWithScopes is { Count: > 0 } scopes
            ? new(userId, await acs.GetTokenAsync(userId, scopes, request.ExpiresInMinutes, cancellationToken))
            : new(userId, null);
    }

    private static Created<Response> ToResult(CommunicationUserAndToken created) => TypedResults.Created((string?)null, new Response(
        new User(created.UserId), created.AccessToken is null ? null : AccessTokenResponse.From(created.AccessToken)));
}

[JsonSerializable(typeof(CreateUser.Request), TypeInfoPropertyName = "CreateUserRequest")]
[JsonSerializable(typeof(CreateUser.Response), TypeInfoPropertyName = "CreateUserResponse")]
[JsonSerializable(typeof(CreateUser.User), TypeInfoPropertyName = "CreateUserUser")]
internal sealed partial class CreateUserJson : JsonSerializerContext
{
    public static CreateUserJson Wire { get; } = new(WireJson.Configure(new JsonSerializerOptions()));
}
