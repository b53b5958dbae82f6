using System.Text.Json;
using AcsConnector.Api.Audit;
using Azure;

namespace AcsConnector.Api.Http;

/// <summary>
/// What a failure of the service becomes. Its 4xx are about the caller's parameters and pass unchanged; what is about
/// the server's own sign-in, or about the service itself, becomes 502, so that a maker does not look for it in the flow.
/// </summary>
internal static class UpstreamFailure
{
    /// <summary>401 responses that judge a parameter and not the credential (recorded).</summary>
    private static readonly string[] ParameterErrors = ["IdentityNotOwned", "InvalidAccessToken"];

    public static async Task WriteAsync(HttpContext http, RequestFailedException failure)
    {
        var response = failure.GetRawResponse()!;
        if (RetryAfter.Read(response, http.RequestServices.GetRequiredService<TimeProvider>()) is { } wait)
            http.Response.Headers.RetryAfter = RetryAfter.Format(wait);

        var upstreamError = ReadError(response);
        if (failure.Status is 401 or 403 && http.UsesServerCredential() && !ParameterErrors.Contains(upstreamError?.Code))
        {
            await ErrorHandling.WriteAsync(http, 502, new ErrorDetail("UpstreamError",
                "Azure Communication Services refused this server's own sign-in. Its operator must check the server's credential and role.", null, upstreamError));
        }
        else if (failure.Status is 503 || (failure.Status is >= 400 and < 500 && upstreamError is null))
        {
            await ErrorHandling.WriteAsync(http, failure.Status, new ErrorDetail(
                upstreamError?.Code ?? "UpstreamError", upstreamError?.Message ?? $"Azure Communication Services returned {failure.Status} without saying why."));
        }
        else if (failure.Status is >= 400 and < 500)
        {
            AuditTrail.Current.ErrorCode = upstreamError?.Code;
            http.Response.StatusCode = failure.Status;
            http.Response.ContentType = "application/json";
            await http.Response.Body.WriteAsync(response.Content.ToMemory(), http.RequestAborted);
        }
        else
        {
            await ErrorHandling.WriteAsync(http, 502, new ErrorDetail("UpstreamError",
                $"Azure Communication Services returned {failure.Status}. Try again; if it stays, look at the service's health.", null, upstreamError));
        }
    }

    private static InnerError? ReadError(Response response)
    {
        try
        {
            using var body = JsonDocument.Parse(response.Content.ToMemory());
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
