using System.Text.Json.Serialization;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator.Operations;

internal sealed class CreateIdentity(IdentityStore identities, TokenIssuer tokens, RateLimits limits) : IServiceOperation
{
    private const int MaxCustomIdLength = 256;

    public sealed record Request(IReadOnlyList<string?>? CreateTokenWithScopes, int? ExpiresInMinutes, string? CustomId);

    public string Name => "CreateIdentity";

    public string Method => "POST";

    public string Pattern => "/identities";

    public bool IsIn(ApiVersion version) => true;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var request = call.Read(CreateIdentityJson.Wire.Request);
        var customId = call.Version.HasCustomId ? request?.CustomId : null;
        if (customId is { Length: 0 or > MaxCustomIdLength })
            throw ServiceErrors.CustomIdLength();

        // SDKs send null or [] for "no token". The range is checked even then.
        var scopes = request?.CreateTokenWithScopes is { Count: > 0 } asked ? TokenRequest.Scopes(asked, call.Version) : null;
        var lifetime = TokenRequest.Lifetime(request?.ExpiresInMinutes, call.Version);
        limits.Take(scopes is null ? Limit.CreateIdentity : Limit.CreateIdentityWithToken);

        var identity = await identities.CreateAsync(customId, scopes is null ? null : lifetime);
        var token = scopes is null ? null : AccessTokenBody.From(await tokens.IssueAsync(identity, scopes, lifetime));
        var body = call.Version.HasCustomId ? IdentityBody.WithDetails(identity) : IdentityBody.Plain(identity);
        return ServiceResponse.FromJson(201, new IdentityWithTokenBody(body, token), BodiesJson.Wire.IdentityWithTokenBody);
    }
}

[JsonSerializable(typeof(CreateIdentity.Request))]
internal sealed partial class CreateIdentityJson : JsonSerializerContext
{
    public static CreateIdentityJson Wire { get; } = new(WireJson.NewOptions());
}
