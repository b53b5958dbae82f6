using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Authentication;

/// <summary>
/// Checks requests signed with an access key:
/// <c>HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&amp;Signature=…</c> over
/// <c>METHOD \n path?query \n values of the signed headers</c>. Clients before June 2021 sign <c>date</c> for <c>x-ms-date</c>.
/// </summary>
internal sealed class HmacSignature(TimeProvider time)
{
    private const string SignedHeadersName = "SignedHeaders=";
    private const string SignatureName = "&Signature=";
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    private static readonly byte[][] Keys =
        [Convert.FromBase64String(DevelopmentResource.PrimaryKey), Convert.FromBase64String(DevelopmentResource.SecondaryKey)];

    /// <exception cref="ServiceException">401 with the reason.</exception>
    public void Verify(HttpRequest request, string authorization, ReadOnlySpan<byte> body)
    {
        var (signedHeaders, signature) = Parse(authorization);
        VerifyContentHash(request, body);
        VerifyDate(request, signedHeaders);

        // Java's SDK signs the host without its port, all others with it.
        var stringToSign = StringToSign(request, signedHeaders, request.Host.Value ?? "");
        if (!IsSignedWithAKey(stringToSign, signature) && !IsSignedWithAKey(StringToSign(request, signedHeaders, request.Host.Host), signature))
        {
            throw ServiceErrors.Denied("SignatureMismatch",
                "The signature was made with another key or over another text. The text to sign is "
                + $"'{stringToSign.Replace("\n", "\\n", StringComparison.Ordinal)}'; the key is the base64-decoded access key; the signature is base64.");
        }
    }

    /// <summary>The text that the signature had to be over; null where the request does not say how it is signed.</summary>
    public static string? FindStringToSign(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("HMAC-SHA256 ", StringComparison.OrdinalIgnoreCase) || FindSignedHeaders(authorization) is not { } names)
            return null;
        return StringToSign(request, [.. names.Where(IsHarmless)], request.Host.Value ?? "");
    }

    /// <summary>Whoever signs the header with the signature itself is not shown it.</summary>
    private static bool IsHarmless(string header) => !header.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    private static string[]? FindSignedHeaders(string authorization)
    {
        var start = authorization.IndexOf(SignedHeadersName, StringComparison.OrdinalIgnoreCase);
        var end = authorization.IndexOf(SignatureName, StringComparison.OrdinalIgnoreCase);
        return start < 0 || end < start + SignedHeadersName.Length ? null : authorization[(start + SignedHeadersName.Length)..end].Split(';');
    }

    private static (string[] SignedHeaders, byte[] Signature) Parse(string authorization)
    {
        var names = FindSignedHeaders(authorization)
            ?? throw ServiceErrors.Denied("MalformedAuthorization", "The Authorization header is not 'HMAC-SHA256 SignedHeaders=…&Signature=…'.");

        if (!names.Contains("host", StringComparer.OrdinalIgnoreCase) || !names.Contains("x-ms-content-sha256", StringComparer.OrdinalIgnoreCase))
            throw ServiceErrors.Denied("MalformedAuthorization", "SignedHeaders must name a date, host and x-ms-content-sha256.");

        var signature = new byte[SHA256.HashSizeInBytes];
        var end = authorization.IndexOf(SignatureName, StringComparison.OrdinalIgnoreCase);
        if (!Convert.TryFromBase64String(authorization[(end + SignatureName.Length)..].Trim(), signature, out var length) || length != signature.Length)
            throw ServiceErrors.Denied("MalformedAuthorization", "The signature is not the base64 form of 32 bytes.");

        return (names, signature);
    }

    private static void VerifyContentHash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        var expected = Convert.ToBase64String(hash);
        var sent = request.Headers["x-ms-content-sha256"].ToString();
        if (sent != expected)
            throw ServiceErrors.ContentHashDiffers($"x-ms-content-sha256 is '{sent}', the body of {body.Length} bytes has '{expected}'.");
    }

    private void VerifyDate(HttpRequest request, string[] signedHeaders)
    {
        var name = signedHeaders.FirstOrDefault(header => header.Equals("x-ms-date", StringComparison.OrdinalIgnoreCase))
            ?? signedHeaders.FirstOrDefault(header => header.Equals("date", StringComparison.OrdinalIgnoreCase))
            ?? throw ServiceErrors.Denied("MalformedAuthorization", "SignedHeaders names neither x-ms-date nor date.");

        var sent = request.Headers[name].ToString();
        if (!DateTimeOffset.TryParseExact(sent, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            throw ServiceErrors.Denied("MalformedDate", $"The header {name} is '{sent}', not a date such as '{time.GetUtcNow():r}'.");

        if ((time.GetUtcNow() - date).Duration() > AllowedSkew)
            throw ServiceErrors.ClockSkew($"The request says {date:r}, the clock here says {time.GetUtcNow():r}.");
    }

    private static string StringToSign(HttpRequest request, string[] signedHeaders, string host)
    {
        var text = new StringBuilder(256).Append(request.Method).Append('\n').Append(request.RawTarget()).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name.Equals("host", StringComparison.OrdinalIgnoreCase) ? host : request.Headers[name].ToString()).Append(';');
        }

        return text.ToString(0, text.Length - 1);
    }

    private static bool IsSignedWithAKey(string stringToSign, ReadOnlySpan<byte> signature)
    {
        var text = Encoding.ASCII.GetBytes(stringToSign);
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var matches = false;
        foreach (var key in Keys)
        {
            HMACSHA256.HashData(key, text, expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return matches;
    }
}
