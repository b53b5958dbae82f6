using System.Text.Json.Serialization;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tokens;

/// <summary>The public keys on the wire (RFC 7517).</summary>
internal sealed record JsonWebKeySetBody(IReadOnlyList<JsonWebKeyBody> Keys);

internal sealed record JsonWebKeyBody(string Kty, string Use, string Alg, string Kid, string X5t, string N, string E, IReadOnlyList<string> X5c);

[JsonSerializable(typeof(JsonWebKeySetBody))]
internal sealed partial class TokensJson : JsonSerializerContext
{
    public static TokensJson Wire { get; } = new(WireJson.NewOptions());
}
