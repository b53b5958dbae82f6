using System.Text.RegularExpressions;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>
/// A response as a text of one line each for status, body and headers, so that a recorded one and ours can be compared and shown.
/// What is another at every call stands as a placeholder.
/// </summary>
internal static partial class Told
{
    public const string SuccessHeaders = "Content-Type: application/json; charset=utf-8, Content-Length, api-supported-versions";
    public const string ActionErrorHeaders = "Content-Type: application/json, Transfer-Encoding: chunked, api-supported-versions";
    public const string EarlyErrorHeaders = "Content-Type: application/json, Transfer-Encoding: chunked";
    public const string NoContent = "204\napi-supported-versions";

    public static string Success(int status, string body) => $"{status}\n{body}\n{SuccessHeaders}";

    /// <summary>A refusal from inside the action, which names the versions.</summary>
    public static string ActionError(int status, string code, string message, string? target = null) =>
        $"{Error(status, code, message, target)}\n{ActionErrorHeaders}";

    /// <summary>A refusal from before the action, which does not.</summary>
    public static string EarlyError(int status, string code, string message, string? target = null) =>
        $"{Error(status, code, message, target)}\n{EarlyErrorHeaders}";

    public static string Error(int status, string code, string message, string? target = null)
    {
        var targetMember = target is null ? "" : $",\"target\":\"{target}\"";
        return $"{status}\n" + $$$$"""{"error":{"code":"{{{{code}}}}","message":"{{{{message}}}}"{{{{targetMember}}}}}}""";
    }

    /// <summary>With the reason, which only the emulator gives.</summary>
    public static string Denied(string reason, string why, string message = "Denied by the resource provider.") =>
        "401\n" + $$$$"""{"error":{"code":"Denied","message":"{{{{message}}}}","innererror":{"code":"{{{{reason}}}}","message":"{{{{why}}}}"}}}""";

    /// <summary>With the reason, which only the emulator gives.</summary>
    public static string Forbidden(string reason, string why) =>
        "403\n" + $$$$"""{"error":{"code":"Forbidden","message":"The user has no access to the resource.","innererror":{"code":"{{{{reason}}}}","message":"{{{{why}}}}"}}}""";

    /// <summary>Content-Length and api-supported-versions by name: their values have rows of their own.</summary>
    public static string Whole(Answer answer)
    {
        var headers = new[]
        {
            answer["Content-Type"] is { } type ? $"Content-Type: {type}" : null,
            answer["Content-Length"] is null ? null : "Content-Length",
            answer["Transfer-Encoding"] is { } encoding ? $"Transfer-Encoding: {encoding}" : null,
            answer["api-supported-versions"] is null ? null : "api-supported-versions",
        }.OfType<string>();
        return string.Join('\n', new[] { StatusAndBody(answer), string.Join(", ", headers) }.Where(line => line.Length > 0));
    }

    public static string StatusAndBody(Answer answer) =>
        answer.Body.Length == 0 ? $"{answer.Status}" : $"{answer.Status}\n{WithPlaceholders(answer.Body)}";

    public static string WithPlaceholders(string text)
    {
        text = EntraIdentity().Replace(text, "8:acs:<res>_$1<tenant>_<user>");
        text = Identity().Replace(text, "8:acs:<res>_<user>");
        text = text.Replace(Ids.Tenant, "<tenant>", StringComparison.Ordinal).Replace(Ids.TeamsUser, "<user>", StringComparison.Ordinal)
            .Replace(Ids.App, "<app>", StringComparison.Ordinal);
        text = Jwt().Replace(text, "<jwt>");
        text = ExactTime().Replace(text, "<yyyy-MM-ddTHH:mm:ss.fffffff>+00:00");
        text = WholeSecond().Replace(text, "<yyyy-MM-ddTHH:mm:ss>+00:00");
        text = HttpDate().Replace(text, "<date>");
        text = ExpiresOn().Replace(text, "\"expires_on\":\"<unix seconds>\"");
        return Host().Replace(text, "<host>");
    }

    [GeneratedRegex("8:acs:[0-9a-f-]{36}_(wf_)?[0-9a-f-]{36}_[0-9a-f-]{36}")]
    private static partial Regex EntraIdentity();

    [GeneratedRegex("8(:|%3A)acs(:|%3A)[0-9a-f-]{36}_[0-9a-f-]{36}")]
    private static partial Regex Identity();

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00")]
    private static partial Regex ExactTime();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")]
    private static partial Regex WholeSecond();

    [GeneratedRegex(@"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")]
    private static partial Regex HttpDate();

    [GeneratedRegex("\"expires_on\":\"\\d{10}\"")]
    private static partial Regex ExpiresOn();

    [GeneratedRegex(@"(localhost|127\.0\.0\.1|52\.168\.169\.1)(:\d+)?")]
    private static partial Regex Host();
}
