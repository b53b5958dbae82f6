using System.Globalization;
using AcsConnector.Emulator.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Emulator.Control;

/// <summary>
/// The managed-identity endpoint in its App Service form (IDENTITY_ENDPOINT, IDENTITY_HEADER), so that
/// DefaultAzureCredential of any SDK signs in unchanged. Any value of the header will do.
/// </summary>
internal static class ManagedIdentityRoute
{
    public sealed record Answer(
        [property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string AccessToken,
        [property: System.Text.Json.Serialization.JsonPropertyName("expires_on")] string ExpiresOn,
        string Resource,
        [property: System.Text.Json.Serialization.JsonPropertyName("token_type")] string TokenType);

    public sealed record Refusal(int StatusCode, string Message);

    public static IEndpointConventionBuilder MapManagedIdentity(this IEndpointRouteBuilder routes) => routes.MapGet("/msi/token", Issue);

    private static async Task Issue(HttpContext http)
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

        var (token, expiresOn) = await http.RequestServices.GetRequiredService<ManagedIdentityTokens>().IssueAsync(resource);
        var answer = new Answer(token, expiresOn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), resource, "Bearer");
        await ControlJson.WriteAsync(http, answer, EmulatorJson.Wire.ManagedIdentityAnswer);
    }

    private static Task RefuseAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return ControlJson.WriteAsync(http, new Refusal(400, message), EmulatorJson.Wire.ManagedIdentityRefusal);
    }
}
