using System.Globalization;
using System.Text.Json.Serialization;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator.Operations;

/// <summary>An identity on the wire; the order of the members is the service's (recorded).</summary>
internal sealed record IdentityBody(string? CustomId, string? LastTokenIssuedAt, string Id)
{
    public static IdentityBody Plain(StoredIdentity identity) => new(null, null, IdentityId.Format(identity.User));

    /// <summary>With what the preview version adds. The time has whole seconds and is absent before the first token.</summary>
    public static IdentityBody WithDetails(StoredIdentity identity) => new(
        identity.CustomId,
        identity.LastTokenIssuedAt?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        IdentityId.Format(identity.User));
}

/// <summary>A token on the wire. The expiry has seven fraction digits and "+00:00", as recorded.</summary>
internal sealed record AccessTokenBody(string Token, string ExpiresOn)
{
    public static AccessTokenBody From(AccessToken token) =>
        new(token.Text, token.ExpiresOn.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture));
}

/// <summary>An identity and its token, where it is given one.</summary>
internal sealed record IdentityWithTokenBody(IdentityBody Identity, AccessTokenBody? AccessToken);

[JsonSerializable(typeof(IdentityBody))]
[JsonSerializable(typeof(IdentityWithTokenBody))]
[JsonSerializable(typeof(AccessTokenBody))]
internal sealed partial class BodiesJson : JsonSerializerContext
{
    public static BodiesJson Wire { get; } = new(WireJson.NewOptions());
}
