using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Operations;

/// <summary>Takes from a request what a person wants to know of it.</summary>
internal static class RequestInspection
{
    private const int MaxHeaderLength = 512;

    /// <summary>Its secrets stay away.</summary>
    public static RequestDetails Inspect(HttpRequest request, ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> responseBody)
    {
        var signedText = HmacSignature.FindStringToSign(request);
        return new RequestDetails(
            SecretMask.Text(request.RawTarget()),
            SecretMask.Text(request.Host.Value ?? ""),
            Shown(request.Query["api-version"]),
            Header(request, "x-ms-useragent") ?? Header(request, "User-Agent"),
            Header(request, "x-ms-client-request-id"),
            Header(request, "Content-Type"),
            SchemeOf(request.Headers.Authorization.ToString()),
            signedText is null ? null : SecretMask.Text(signedText),
            SecretMask.Body(body.Span),
            SecretMask.Body(responseBody.Span));
    }

    private static string? Header(HttpRequest request, string name) => Shown(request.Headers[name]);

    private static string? Shown(string? text) =>
        string.IsNullOrEmpty(text) ? null : SecretMask.Text(text.Length <= MaxHeaderLength ? text : $"{text[..MaxHeaderLength]}…");

    /// <summary>Whoever sends a key alone has no scheme before it.</summary>
    private static string? SchemeOf(string authorization) => authorization.Split(' ')[0] switch
    {
        "" => null,
        var scheme when scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) => "Bearer",
        var scheme when scheme.Equals("HMAC-SHA256", StringComparison.OrdinalIgnoreCase) => "HMAC-SHA256",
        _ => "another scheme",
    };
}
