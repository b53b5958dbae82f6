using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Api.Tests.Access;

/// <summary>The header that App Service authentication writes.</summary>
internal static class ClientPrincipal
{
    public static string Encode(string provider, params (string Type, string Value)[] claims)
    {
        var all = claims.Prepend(("http://schemas.microsoft.com/identity/claims/objectidentifier", StandInAuthority.ObjectId));
        var principal = new JsonObject
        {
            ["auth_typ"] = provider,
            ["claims"] = new JsonArray([.. all.Select(claim => new JsonObject { ["typ"] = claim.Item1, ["val"] = claim.Item2 })]),
        };
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(principal.ToJsonString()));
    }
}
