using System.Text.RegularExpressions;
using static AcsConnector.Emulator.Tests.Fidelity.Recording;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>Headers that all recorded responses have, each asked of a success, of a response without content and of a refusal.</summary>
internal static partial class HeaderRecordings
{
    private const string RequestId = "b4f0a3c2-0d6e-4b5f-9a57-2f1d5a3c7e10";
    private const string Pins = "browsers would refuse http on every port of localhost from then on";
    private const string Lists = "it lists what it accepts: versions it cannot serve would mislead, and newer ones are published";
    private const string In2023Base = "2020-07-20-preview2, 2021-02-22-preview1, 2021-03-07, 2021-10-31-preview, 2021-11-01, 2022-06-01, 2022-10-01";
    private const string In2025Base = "2020-07-20-preview2, 2021-03-07, 2021-10-31-preview, 2021-11-01, 2022-06-01, 2022-10-01, 2023-10-01, 2025-03-02-preview";
    private const string In2025Teams = "2021-10-31-preview, 2022-06-01, 2022-10-01, 2023-10-01, 2025-03-02-preview";

    public static readonly FidelityGroup All = new("Headers of all responses",
    [
        Names("a success",
            "api-supported-versions, Connection, Content-Length, Content-Type, Date, MS-CV, Request-Context, Strict-Transport-Security, X-Azure-Ref, X-Cache, x-ms-client-request-id, X-Processing-Time",
            "api-supported-versions, Connection, Content-Length, Content-Type, Date, MS-CV, Request-Context, X-Azure-Ref, X-Cache, x-ms-client-request-id, X-Processing-Time",
            new Call("POST", "/identities", "{}")),
        Names("a refusal",
            "api-supported-versions, Connection, Content-Type, Date, MS-CV, Request-Context, Strict-Transport-Security, Transfer-Encoding, X-Azure-Ref, X-Cache, x-ms-client-request-id, X-Processing-Time",
            "api-supported-versions, Connection, Content-Type, Date, MS-CV, Request-Context, Transfer-Encoding, X-Azure-Ref, X-Cache, x-ms-client-request-id, X-Processing-Time",
            new Call("DELETE", $"/identities/{Ids.Foreign}")),
        Of("Request-Context", "appId=", Recording.All),
        Of("MS-CV", "<base64>.0", Recording.All),
        Of("x-ms-client-request-id", "the request's", Recording.All),
        Of("X-Processing-Time", "<n>ms", Recording.All),
        Of("X-Cache", "CONFIG_NOCACHE", Recording.All),
        Of("X-Azure-Ref", "<opaque>", Recording.All),
        Of("Date", "<date>", Recording.All),
        Of("Connection", "keep-alive", In2025),
        Of("Strict-Transport-Security", "max-age=31536000;includeSubDomains", In2025).Differs("absent", Pins),
        Of("Strict-Transport-Security", "max-age=2592000", In2023, "in 2023").Differs("absent", Pins),
        Versions("create, revoke, delete, get, in 2023", In2023Base, In2023, emulator =>
            emulator.CreateAsync(version: PythonVersion)).Differs(Answer.Versions, Lists),
        Versions("create, revoke, delete, get, in 2025", In2025Base, In2025, emulator =>
            emulator.CreateAsync(version: NetVersion)).Differs(Answer.Versions, Lists),
        Versions("issue, in 2025", $"{In2025Base}, 2025-03-31-preview", Net("GetTokenWithMinInvalidCustomExpiration"),
            async emulator => await emulator.IssueAsync(await emulator.NewIdentityAsync(), version: NetVersion)).Differs(Answer.Versions,
                Lists),
        Versions("exchange, in 2025", In2025Teams, Net("GetTokenForTeamsUserWithWrongClientIdShouldThrow"),
            emulator => emulator.ExchangeAsync("""{"token":"invalid","appId":"invalid","userId":"invalid"}""",
                NetVersion)).Differs(Answer.TeamsVersions, Lists),
    ]);

    /// <summary>No header is missing, and none is there that the service does not send.</summary>
    private static FidelityRow Names(string kind, string recorded, string ours, Call call) =>
        new FidelityRow($"names of all headers of {kind}", recorded, In2025, async emulator => string.Join(", ",
            (await emulator.SendAsync(call with { Version = NetVersion, Https = true, Headers = [("x-ms-client-request-id", RequestId)] }))
                .Headers.Keys.Order(StringComparer.OrdinalIgnoreCase)))
            .Differs(ours, $"`Strict-Transport-Security` is missing: {Pins}");

    private static FidelityRow Of(string header, string recorded, string source, string? when = null) =>
        new($"`{header}`{(when is null ? "" : $" {when}")}", recorded, source, async emulator =>
        {
            var id = await emulator.NewIdentityAsync();
            Call[] calls =
            [
                new("POST", "/identities"),
                new("DELETE", $"/identities/{Uri.EscapeDataString(id)}"),
                new("DELETE", $"/identities/{Ids.Foreign}"),
                new("POST", $"/identities/{Uri.EscapeDataString(id)}/:issueAccessToken", "{}"),
            ];
            var answers = await Task.WhenAll(calls.Select(call =>
                emulator.SendAsync(call with { Https = true, Headers = [("x-ms-client-request-id", RequestId)] })));
            return string.Join(" or ", answers.Select(answer => Shape(header, answer[header])).Distinct());
        });

    private static FidelityRow Versions(string @case, string recorded, string source, Func<RunningEmulator, Task<Answer>> ask) =>
        new($"`api-supported-versions` of {@case}", recorded, source, async emulator =>
            (await ask(emulator))["api-supported-versions"] ?? "absent");

    private static string Shape(string header, string? value) => (header, value) switch
    {
        (_, null) => "absent",
        ("MS-CV", _) => CorrelationVector().Replace(value, "<base64>.0"),
        ("X-Processing-Time", _) => Milliseconds().Replace(value, "<n>ms"),
        ("X-Azure-Ref", { Length: > 0 }) => "<opaque>",
        ("x-ms-client-request-id", RequestId) => "the request's",
        _ => Told.WithPlaceholders(value),
    };

    [GeneratedRegex(@"^[A-Za-z0-9+/]{22}\.0$")]
    private static partial Regex CorrelationVector();

    [GeneratedRegex(@"^\d+ms$")]
    private static partial Regex Milliseconds();
}
