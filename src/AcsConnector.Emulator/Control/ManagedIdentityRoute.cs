using System.Globalization;
using System.Text.Json.Serialization;
using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>
/// The managed-identity endpoint in its App Service form (IDENTITY_ENDPOINT, IDENTITY_HEADER), so that
/// DefaultAzureCredential of any SDK signs in unchanged. Any value of the header will do.
/// </summary>
internal static class ManagedIdentityRoute
{
    public sealed record Response(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_on")] string ExpiresOn,
        string Resource,
        [property: JsonPropertyName("token_type")] string TokenType);

    public sealed record Refusal(int StatusCode, string Message);

    public static IEndpointConventionBuilder MapManagedIdentity(this IEndpointRouteBuilder routes) => routes.MapGet("/msi/token", IssueAsync);

    private static async Task IssueAsync(HttpContext http, ManagedIdentityTokens tokens)
    {
        var resource = http.Request.Query["resource"].ToString();
        if (resource.Length == 0)
        {
            await RefuseAsync(http, "The query parameter 'resource' is missing, for example resource=https://communication.azure.com/.");
            return;
        }

        if (string.IsNullOrEmpty(http.Request.Headers["X-IDENTITY-HEADER"]))
        {
            await RefuseAsync(http, "The header 'X-IDENTITY-HEADER' is missing. Set IDENTITY_HEADER to any value.");
            return;
        }

        var (token, expiresOn) = await tokens.IssueAsync(resource);
        var response = new Response(token, expiresOn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), resource, "Bearer");
        await JsonBody.WriteAsync(http, response, ControlJson.Wire.ManagedIdentityResponse);
    }

    private static Task RefuseAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return JsonBody.WriteAsync(http, new Refusal(400, message), ControlJson.Wire.ManagedIdentityRefusal);
    }
}
