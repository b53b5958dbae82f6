using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>Whom the emulator lets in, beyond what bug reports quote.</summary>
internal static class SignInChoices
{
    private const string Resource = "https%3A%2F%2Fcommunication.azure.com%2F";

    public static readonly FidelityGroup All = new("Signing in",
    [
        FidelityRow.StatusAndBody("no `Authorization`",
            Told.Denied("NoAuthorization", "The request has no Authorization header. Sign it with the access key, or send a bearer token."),
            Rests.OnAGuessThat("as for a wrong key"), emulator => emulator.SendAsync(new Call("POST", "/identities") { SignedBy = null })),
        new("status and code when the clocks are apart", "401 Denied", Rests.OnAGuessThat("only the message is quoted"), async emulator =>
        {
            var answer = await SignedAsync(emulator, new Signer { Ahead = TimeSpan.FromMinutes(6) });
            return $"{answer.Status} {answer.ErrorCode}";
        }),
        new("clocks that are 4:59 apart", "201", "quoted: a margin of 5 minutes", emulator =>
            StatusAsync(emulator, new Signer { Ahead = TimeSpan.FromSeconds(-299) })),
        new("the secondary key", "201", Rests.OnAGuessThat("a resource has two"), emulator =>
            StatusAsync(emulator, new Signer { Key = DevelopmentResource.SecondaryKey })),
        new("`SignedHeaders=date;host;x-ms-content-sha256`", "201", Rests.OnSdk("all signed it before June 2021"),
            emulator => StatusAsync(emulator, new Signer { SignedHeaders = "date;host;x-ms-content-sha256" })),
        new("the host signed without its port", "201", Rests.OnSdk("Java does"), emulator =>
            StatusAsync(emulator, new Signer { WithoutPort = true })),
        new("the same signature twice", "201, 201", Rests.OnSdk("JavaScript signs once for all its attempts"), async emulator =>
            $"{await StatusAsync(emulator, new Signer())}, {await StatusAsync(emulator, new Signer())}"),
        new("a signature over the path as sent, with `8%3Aacs%3A`", "204", Rests.OnSdk("all sign the escaped path"), async emulator =>
            $"{(await emulator.DeleteAsync(await emulator.NewIdentityAsync())).Status}"),
        new("`WWW-Authenticate` of a refusal", "absent", Rests.OnAGuessThat("none was ever seen, and SDKs ask for a fixed scope before the first call"), async emulator =>
            (await emulator.SendAsync(new Call("POST", "/identities") { SignedBy = null }))["WWW-Authenticate"] ?? "absent"),
        new("a bearer token of the emulator's managed identity", "201", Rests.OnSdk("`DefaultAzureCredential`"), async emulator =>
            $"{(await emulator.SendAsync(Call.WithBearer(await BearerAsync(emulator)))).Status}"),
        FidelityRow.StatusAndBody("the same over http", Told.Denied("BearerOverHttp", "A bearer token is accepted over https only."),
            Rests.OnSdk("all refuse to send it"), async emulator =>
                await emulator.SendAsync(Call.WithBearer(await BearerAsync(emulator)) with { Https = false })),
        FidelityRow.StatusAndBody("a bearer token for another resource",
            Told.Denied("WrongAudience", "The bearer token is for 'https://vault.azure.net', not for 'https://communication.azure.com/'."), Rests.OnAGuessThat("as for an unknown one"),
            async emulator => await emulator.SendAsync(Call.WithBearer(await BearerAsync(emulator, "https://vault.azure.net")))),
        FidelityRow.StatusAndBody("a bearer token that has expired", Told.Denied("ExpiredBearer", "The bearer token has expired."),
            Rests.OnAGuessThat("as for an unknown one"),
            async emulator =>
            {
                var token = await BearerAsync(emulator);
                emulator.Clock.Advance(TimeSpan.FromHours(24));
                return await emulator.SendAsync(Call.WithBearer(token));
            }),
        FidelityRow.StatusAndBody("the managed-identity endpoint",
            """
            200
            {"access_token":"<jwt>","expires_on":"<unix seconds>","resource":"https://communication.azure.com/","token_type":"Bearer"}
            """,
            Rests.OnSdk("App Service's form, which JavaScript takes"), emulator => emulator.SendAsync(Endpoint(Resource))),
    ]);

    private static Task<Answer> SignedAsync(RunningEmulator emulator, Signer signer) =>
        emulator.SendAsync(new Call("POST", "/identities") { SignedBy = signer });

    private static async Task<string> StatusAsync(RunningEmulator emulator, Signer signer) =>
        $"{(await SignedAsync(emulator, signer)).Status}";

    private static Task<string> BearerAsync(RunningEmulator emulator, string resource = "https://communication.azure.com/") =>
        emulator.ManagedIdentityTokenAsync(resource);

    private static Call Endpoint(string resource) =>
        Call.Control("GET", $"/msi/token?api-version=2019-08-01&resource={resource}") with { Headers = [("X-IDENTITY-HEADER", "any")] };
}
