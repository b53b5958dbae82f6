using System.Text.Json.Serialization;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator.Operations;

internal sealed class IssueAccessToken(IdentityStore identities, TokenIssuer tokens, RateLimits limits) : IServiceOperation
{
    public sealed record Request(IReadOnlyList<string?>? Scopes, int? ExpiresInMinutes);

    public string Name => "IssueAccessToken";

    public string Method => "POST";

    public string Pattern => "/identities/{id}/:issueAccessToken";

    public bool IsIn(ApiVersion version) => true;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var request = call.Read(IssueAccessTokenJson.Wire.Request);
        if (request?.Scopes is not { } asked)
            throw ServiceErrors.FieldRequired("Scopes");

        var user = call.User;
        if (IdentityId.IsOfEntraUser(user))
            throw AccessErrors.IssueToEntraUser();
        if (await identities.FindAsync(user) is null)
            throw ServiceErrors.IdentityNotFound();
        if (asked.Count == 0)
            throw ServiceErrors.ScopesRequired();
        var scopes = TokenRequest.Scopes(asked, call.Version);
        var lifetime = TokenRequest.Lifetime(request.ExpiresInMinutes, call.Version);
        limits.Take(Limit.IssueAccessToken);

        var identity = await identities.IssueTokenAsync(user, lifetime) ?? throw ServiceErrors.IdentityNotFound();
        var token = await tokens.IssueAsync(identity, scopes, lifetime);
        return ServiceResponse.FromJson(200, AccessTokenBody.From(token), BodiesJson.Wire.AccessTokenBody);
    }
}

[JsonSerializable(typeof(IssueAccessToken.Request))]
internal sealed partial class IssueAccessTokenJson : JsonSerializerContext
{
    public static IssueAccessTokenJson Wire { get; } = new(WireJson.NewOptions());
}
