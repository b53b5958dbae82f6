using System.Text.Json.Serialization;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator.Operations;

/// <summary>The end of an exchange: the user's identity, which the first exchange makes, and an access token that ends with the Entra token.</summary>
internal sealed class EntraExchange(IdentityStore identities, TokenIssuer tokens)
{
    public sealed record Request;

    /// <summary>SDKs send <c>{}</c>. No body will do as well, as it does in a create.</summary>
    /// <exception cref="ServiceException">400: there is a body and it is no JSON object.</exception>
    public static void ReadNothing(ServiceCall call) => call.Read(EntraExchangeJson.Wire.Request);

    public async Task<ServiceResponse> IssueAsync(string user, IEnumerable<string> scopes, DateTimeOffset expiresOn)
    {
        var identity = await identities.IssueTokenToEntraUserAsync(user, expiresOn);
        var token = AccessTokenBody.From(await tokens.IssueToEntraUserAsync(identity, scopes, expiresOn));
        return ServiceResponse.FromJson(200, new IdentityWithTokenBody(IdentityBody.Plain(identity), token), BodiesJson.Wire.IdentityWithTokenBody);
    }
}

[JsonSerializable(typeof(EntraExchange.Request))]
internal sealed partial class EntraExchangeJson : JsonSerializerContext
{
    public static EntraExchangeJson Wire { get; } = new(WireJson.NewOptions());
}
