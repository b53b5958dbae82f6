using static AcsConnector.Emulator.Tests.Fidelity.Recording;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>Responses that bug reports quote.</summary>
internal static class QuotedAnswers
{
    private const string Why = "the same, and beside it `innererror` says why: the reason is what a developer needs";
    private const string HashOfNothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string AnotherKey = "YW5vdGhlciBrZXksIDMyIGJ5dGVzIGxvbmchISEhISE=";
    private static readonly string ServiceDenied = Told.Error(401, "Denied", "Denied by the resource provider.");

    public static readonly FidelityGroup SigningIn = new("Signing in",
    [
        FidelityRow.StatusAndBody("a signature by another key", ServiceDenied, Quoted,
            emulator => emulator.SendAsync(new Call("POST", "/identities") { SignedBy = new Signer { Key = AnotherKey } }))
            .Differs(
                Told.Denied("SignatureMismatch",
                    @"The signature was made with another key or over another text. The text to sign is "
                    + $@"'POST\\n/identities?api-version=2023-10-01\\n<date>;<host>;{HashOfNothing}'; the key is the base64-decoded access key; the signature is base64."),
                Why),
        FidelityRow.StatusAndBody("a bearer token nobody knows", ServiceDenied, Quoted, emulator =>
            emulator.SendAsync(Call.WithBearer("unknown")))
            .Differs(
                Told.Denied("UnknownBearer", "The bearer token was not issued by this emulator's /msi/token."), Why),
        FidelityRow.StatusAndBody("a body with another hash",
            Told.Error(401, "Denied", "Request 'x-ms-content-sha256' differs from generated content hash."), Quoted,
            emulator => emulator.SendAsync(new Call("POST", "/identities", "{}") { SignedBy = new Signer { ContentHash = HashOfNothing } }))
            .Differs(
                Told.Denied("ContentHashDiffers", $"x-ms-content-sha256 is '{HashOfNothing}', the body of 2 bytes has 'RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='.",
                    "Request 'x-ms-content-sha256' differs from generated content hash."),
                Why),
        new("the message when the clocks are 6 minutes apart",
            "The given request could not be resolved.\\nThe time difference between the originating client and the server is greater than the allowed margin of 5 minutes.",
            Quoted,
            async emulator => (await emulator.SendAsync(new Call("POST",
                "/identities") { SignedBy = new Signer { Ahead = TimeSpan.FromMinutes(-6) } }))
                .ErrorMessage!.Replace("\n", "\\n", StringComparison.Ordinal)),
    ]);

    public static readonly FidelityGroup Version = new("Api-version",
    [
        FidelityRow.StatusAndBody("a version that is not supported",
            Told.Error(400, "UnsupportedApiVersion",
                "The HTTP resource that matches the request URI 'https://<host>/identities' does not support the API version '2020-07-20-preview2'."),
            Quoted, emulator => emulator.SendAsync(new Call("POST", "/identities") { Version = "2020-07-20-preview2", Https = true })),
    ]);
}
