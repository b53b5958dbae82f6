using System.Text.Encodings.Web;
using System.Text.Json;

namespace AcsConnector.Emulator.Tests;

/// <summary>What came back, header by header as it was sent.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public const string Versions = "2021-03-07, 2022-06-01, 2022-10-01, 2023-10-01, 2025-03-02-preview, 2025-06-30, 2026-09-23";
    public const string TeamsVersions = "2022-06-01, 2022-10-01, 2023-10-01, 2025-03-02-preview, 2025-06-30, 2026-09-23";

    public string? this[string header] => Headers.GetValueOrDefault(header);

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The id of an answer to a create.</summary>
    public string Id => Json.GetProperty("identity").GetProperty("id").GetString()!;

    /// <summary>The token of an answer to a create, to an issue or to an exchange.</summary>
    public string Token => AccessToken.GetProperty("token").GetString()!;

    public string ExpiresOn => AccessToken.GetProperty("expiresOn").GetString()!;

    public string? ErrorCode => Json.GetProperty("error").GetProperty("code").GetString();

    public string? ErrorMessage => Json.GetProperty("error").GetProperty("message").GetString();

    /// <summary>Why a call was denied, in the emulator's own words.</summary>
    public string? Reason => Json.GetProperty("error").GetProperty("innererror").GetProperty("message").GetString();

    private JsonElement AccessToken => Json.TryGetProperty("accessToken", out var nested) ? nested : Json;

    /// <summary>A refusal from inside the action, which names the versions.</summary>
    public void AssertActionError(int status, string code, string message, string? target = null, string versions = Versions)
    {
        AssertError(status, code, message, target);
        Assert.Equal(versions, this["api-supported-versions"]);
    }

    /// <summary>A refusal from before the action, which does not.</summary>
    public void AssertEarlyError(int status, string code, string message, string? target = null)
    {
        AssertError(status, code, message, target);
        Assert.Null(this["api-supported-versions"]);
    }

    /// <summary>401 with the service's words, and beside them ours for the reason.</summary>
    public void AssertDenied(string reason, string message = "Denied by the resource provider.")
    {
        Assert.Equal(401, Status);
        var error = Json.GetProperty("error");
        Assert.Equal(["code", "message", "innererror"], error.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Denied", message), (ErrorCode, ErrorMessage));
        Assert.Equal(reason, error.GetProperty("innererror").GetProperty("code").GetString());
        Assert.Equal("application/json", this["Content-Type"]);
        Assert.Null(this["api-supported-versions"]);
    }

    public void AssertUnsupportedVersion(string uri, string version) => AssertEarlyError(400, "UnsupportedApiVersion",
        $"The HTTP resource that matches the request URI '{uri}' does not support the API version '{version}'.");

    private void AssertError(int status, string code, string message, string? target)
    {
        var targetMember = target is null ? "" : $",\"target\":\"{target}\"";
        Assert.Equal($$$"""{"error":{"code":"{{{code}}}","message":"{{{Escaped(message)}}}"{{{targetMember}}}}}""", Body);
        Assert.Equal(status, Status);
        Assert.Equal("application/json", this["Content-Type"]);
        Assert.Equal("chunked", this["Transfer-Encoding"]);
    }

    private static string Escaped(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
