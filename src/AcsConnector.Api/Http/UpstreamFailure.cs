using System.Text.Json;
using AcsConnector.Api.Access;
using AcsConnector.Api.Audit;
using Azure;

namespace AcsConnector.Api.Http;

/// <summary>
/// What a failure of the service becomes. Its 4xx are about the caller's parameters and pass unchanged; what is about
/// the server's own sign-in, or about the service itself, becomes 502, so that a maker does not look for it in the flow.
/// </summary>
internal static class UpstreamFailure
{
    /// <summary>401 answers that judge a parameter and not the credential (recorded).</summary>
    private static readonly string[] ParameterErrors = ["IdentityNotOwned", "InvalidAccessToken"];

    public static async Task WriteAsync(HttpContext http, RequestFailedException failure, Caller caller)
    {
        var answer = failure.GetRawResponse()!;
        if (RetryAfter.Of(answer) is { } wait)
            http.Response.Headers.RetryAfter = RetryAfter.Text(wait);

        var told = ErrorOf(answer);
        if (failure.Status is 401 or 403 && caller.UsesServerCredential && !ParameterErrors.Contains(told?.Code))
        {
            await ErrorHandling.WriteAsync(http, 502, new ErrorDetail("UpstreamError",
                "Azure Communication Services refused this server's own sign-in. Its operator must check the server's credential and role.", null, told));
        }
        else if (failure.Status is 503 || (failure.Status is >= 400 and < 500 && told is null))
        {
            await ErrorHandling.WriteAsync(http, failure.Status, new ErrorDetail(
                told?.Code ?? "UpstreamError", told?.Message ?? $"Azure Communication Services answered {failure.Status} without saying why."));
        }
        else if (failure.Status is >= 400 and < 500)
        {
            AuditTrail.Current.ErrorCode = told?.Code;
            http.Response.StatusCode = failure.Status;
            http.Response.ContentType = "application/json";
            await http.Response.Body.WriteAsync(answer.Content.ToMemory(), http.RequestAborted);
        }
        else
        {
            await ErrorHandling.WriteAsync(http, 502, new ErrorDetail("UpstreamError",
                $"Azure Communication Services answered {failure.Status}. Try again; if it stays, look at the service's health.", null, told));
        }
    }

    private static InnerError? ErrorOf(Response answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Content.ToMemory());
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object && Text(error, "code") is { } code && Text(error, "message") is { } message
                ? new InnerError(code, message)
                : null;
        }
        catch (JsonException)
        {
            return null; // A proxy's page, or nothing at all.
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
