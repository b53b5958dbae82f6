using System.Buffers.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AcsConnector.Emulator.Service;
using static AcsConnector.Emulator.Tests.Fidelity.Recording;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>What is known of ids and access tokens.</summary>
internal static partial class TokenRecordings
{
    public static readonly FidelityGroup IdentityIds = new("Ids of identities",
    [
        new("form", "8:acs:<guid>_<guid>, 79 characters in lower case", Recording.All, async emulator =>
        {
            var id = await emulator.NewIdentityAsync();
            return $"{LowerCaseGuid().Replace(id, "<guid>")}, {id.Length} characters in lower case";
        }),
    ]);

    public static readonly FidelityGroup AccessTokens = new("Access tokens",
    [
        new("header", """{"alg":"RS256","kid":"<SHA-1>","x5t":"<SHA-1>","typ":"JWT"}""", QuotedTokens, async emulator =>
            Thumbprint().Replace(Jwt.Header(await TokenAsync(emulator)), "<SHA-1>")),
        new FidelityRow("`kid` before 2023", "a number from 102 to 106", QuotedTokens, async emulator =>
            Thumbprint().IsMatch(Jwt.Header(await TokenAsync(emulator))) ? "<SHA-1>" : "something else").Differs("<SHA-1>",
                "the form of newer tokens"),
        new("`kid` and `x5t`", "the same hash, in upper-case hex and in base64url", QuotedTokens, async emulator =>
        {
            var header = JsonElement.Parse(Jwt.Header(await TokenAsync(emulator)));
            var hash = Base64Url.DecodeFromChars(header.GetProperty("x5t").GetString());
            return header.GetProperty("kid").GetString() == Convert.ToHexString(hash)
                ? "the same hash, in upper-case hex and in base64url" : "two hashes";
        }),
        new("length of the signature, in characters", "342", QuotedTokens, async emulator =>
            $"{(await TokenAsync(emulator)).Split('.')[2].Length}"),
        new("claims since about 2024",
            """{"skypeid":"acs:<res>_<user>","scp":1792,"csi":"<iat>","exp":<iat + 86400>,"rgn":"amer","acsScope":"chat,voip","resourceId":"<res>","resourceLocation":"unitedstates","iat":<iat>}""",
            QuotedTokens, async emulator => Claims(Jwt.Payload(await TokenAsync(emulator)))),
        new FidelityRow("claims in 2022",
            """{"skypeid":"acs:<res>_<user>","scp":1792,"csi":"<iat>","exp":<iat + 3600>,"acsScope":"voip","resourceId":"<res>","resourceLocation":"unitedstates","iat":<iat>}""",
            QuotedTokens, async emulator => Claims(Jwt.Payload(await TokenAsync(emulator,
                """{"createTokenWithScopes":["voip"],"expiresInMinutes":60}"""))))
            .Differs(
                """{"skypeid":"acs:<res>_<user>","scp":1792,"csi":"<iat>","exp":<iat + 3600>,"rgn":"amer","acsScope":"voip","resourceId":"<res>","resourceLocation":"unitedstates","iat":<iat>}""",
                "newer tokens have `rgn`"),
        new("`acsScope`", "voip,chat for the scopes voip and chat in this order", QuotedTokens, async emulator =>
            $"{Jwt.Scopes(await TokenAsync(emulator, """{"createTokenWithScopes":["voip","chat"]}"""))} for the scopes voip and chat in this order"),
        new("`iss`, `aud`, `nbf`", "absent", QuotedTokens, async emulator =>
        {
            var claims = Jwt.Claims(await TokenAsync(emulator));
            var there = new[] { "iss", "aud", "nbf" }.Where(claim => claims.TryGetProperty(claim, out _)).ToList();
            return there.Count == 0 ? "absent" : string.Join(", ", there);
        }),
    ]);

    private static async Task<string> TokenAsync(RunningEmulator emulator, string body = """{"createTokenWithScopes":["chat","voip"]}""") =>
        (await emulator.CreateAsync(body)).Token;

    private static string Claims(string payload)
    {
        var claims = JsonElement.Parse(payload);
        var (issued, expires) = (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64());
        return UserId().Replace(payload, "acs:<res>_<user>")
            .Replace($"{issued}", "<iat>", StringComparison.Ordinal)
            .Replace($"{expires}", $"<iat + {expires - issued}>", StringComparison.Ordinal)
            .Replace(DevelopmentResource.Id, "<res>", StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex LowerCaseGuid();

    [GeneratedRegex("acs:[0-9a-f-]{36}_[0-9a-f-]{36}")]
    private static partial Regex UserId();

    [GeneratedRegex("[0-9A-F]{40}|(?<=\"x5t\":\")[A-Za-z0-9_-]{27}")]
    private static partial Regex Thumbprint();
}
