using System.Text.Encodings.Web;
using System.Text.Json;

namespace AcsConnector.Emulator.Tests;

/// <summary>What the emulator's answers have in common.</summary>
internal static class ServiceAnswers
{
    extension(Answer)
    {
        public static string Versions => "2021-03-07, 2022-06-01, 2022-10-01, 2023-10-01, 2025-03-02-preview, 2025-06-30, 2026-09-23";

        public static string TeamsVersions => "2022-06-01, 2022-10-01, 2023-10-01, 2025-03-02-preview, 2025-06-30, 2026-09-23";

        public static string AccessVersions => "2025-03-02-preview, 2025-06-30, 2026-09-23";

        /// <summary>What the emulator has, as its 404s and 405s say it.</summary>
        public static string Operations => "POST /identities, POST /identities/{id}/:issueAccessToken, POST /identities/{id}/:revokeAccessTokens, "
            + "DELETE /identities/{id}, GET /identities/{id}, POST /teamsUser/:exchangeAccessToken, POST /access/teamsExtension/:exchangeAccessToken, "
            + "GET /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}, PUT /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}, "
            + "DELETE /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}, POST /access/entra/:exchangeAccessToken, "
            + "GET /access/entra/assignments, PATCH /access/entra/assignments, GET /access/entra/assignments/{objectId}, "
            + "PUT /access/entra/assignments/{objectId}, DELETE /access/entra/assignments/{objectId}.";
    }

    extension(Answer answer)
    {
        /// <summary>Why a call was denied, in the emulator's own words.</summary>
        public string? Reason => answer.Json.GetProperty("error").GetProperty("innererror").GetProperty("message").GetString();

        /// <summary>A refusal from inside the action, which names the versions.</summary>
        public void AssertActionError(int status, string code, string message, string? target = null, string? versions = null)
        {
            answer.AssertError(status, code, message, target);
            Assert.Equal(versions ?? Answer.Versions, answer["api-supported-versions"]);
        }

        /// <summary>A refusal of a user who may not, with ours for the reason.</summary>
        public void AssertForbidden(string reason, string versions)
        {
            Assert.Equal((403, "Forbidden", "The user has no access to the resource."), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
            Assert.Equal(reason, answer.Json.GetProperty("error").GetProperty("innererror").GetProperty("code").GetString());
            Assert.Equal((versions, "application/json"), (answer["api-supported-versions"], answer["Content-Type"]));
        }

        /// <summary>A refusal from before the action, which does not.</summary>
        public void AssertEarlyError(int status, string code, string message, string? target = null)
        {
            answer.AssertError(status, code, message, target);
            Assert.Null(answer["api-supported-versions"]);
        }

        /// <summary>401 with the service's words, and beside them ours for the reason.</summary>
        public void AssertDenied(string reason, string message = "Denied by the resource provider.")
        {
            Assert.Equal(401, answer.Status);
            var error = answer.Json.GetProperty("error");
            Assert.Equal(["code", "message", "innererror"], error.EnumerateObject().Select(member => member.Name));
            Assert.Equal(("Denied", message), (answer.ErrorCode, answer.ErrorMessage));
            Assert.Equal(reason, error.GetProperty("innererror").GetProperty("code").GetString());
            Assert.Equal("application/json", answer["Content-Type"]);
            Assert.Null(answer["api-supported-versions"]);
        }

        public void AssertUnsupportedVersion(string uri, string version) => answer.AssertEarlyError(400, "UnsupportedApiVersion",
            $"The HTTP resource that matches the request URI '{uri}' does not support the API version '{version}'.");

        private void AssertError(int status, string code, string message, string? target)
        {
            var targetMember = target is null ? "" : $",\"target\":\"{target}\"";
            Assert.Equal($$$"""{"error":{"code":"{{{code}}}","message":"{{{Escaped(message)}}}"{{{targetMember}}}}}""", answer.Body);
            Assert.Equal(status, answer.Status);
            Assert.Equal("application/json", answer["Content-Type"]);
            Assert.Equal("chunked", answer["Transfer-Encoding"]);
        }
    }

    private static string Escaped(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
