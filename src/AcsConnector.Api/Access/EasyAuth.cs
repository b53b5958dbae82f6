using System.Text.Json;

namespace AcsConnector.Api.Access;

/// <summary>
/// What App Service authentication ("Easy Auth") says about the caller. The platform takes the header away from what callers
/// send, but only while it is switched on; nothing in the header itself tells who wrote it.
/// </summary>
internal static class EasyAuth
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Null when the platform says nothing.</summary>
    /// <exception cref="Http.ApiException">401 for what is no account of Microsoft Entra ID, 403 for one that was given nothing here.</exception>
    public static EntraAccount? ReadAccount(HttpRequest request, EntraOptions options)
    {
        var header = request.Headers[Header].ToString();
        return header.Length == 0 ? null : EntraAccount.From(Claims(header), options);
    }

    private static List<(string Type, string Value)> Claims(string header)
    {
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header), new JsonDocumentOptions { MaxDepth = 8 });
            if (principal.RootElement.GetProperty("auth_typ").GetString() != "aad")
                throw EntraAccount.Refused("is of another identity provider");

            return [.. principal.RootElement.GetProperty("claims").EnumerateArray()
                .Select(claim => (claim.GetProperty("typ").GetString() ?? "", claim.GetProperty("val").GetString() ?? ""))];
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw EntraAccount.Refused("was handed on by App Service in a form that is not known");
        }
    }
}
