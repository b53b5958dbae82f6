using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace AcsConnector.Emulator.Tests;

/// <summary>Looks into a token without checking it.</summary>
internal static class Jwt
{
    public static string Header(string token) => Decode(token.Split('.')[0]);

    public static string Payload(string token) => Decode(token.Split('.')[1]);

    public static JsonElement Claims(string token) => JsonElement.Parse(Payload(token));

    public static string? Scopes(string token) => Claims(token).GetProperty("acsScope").GetString();

    /// <summary>The same token with other claims and the old signature.</summary>
    public static string WithPayload(string token, string payload)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.{parts[2]}";
    }

    private static string Decode(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}
