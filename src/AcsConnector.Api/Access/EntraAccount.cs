using AcsConnector.Api.Http;

namespace AcsConnector.Api.Access;

/// <summary>A person or a program that Microsoft Entra ID knows, from the claims of a token that was checked.</summary>
/// <param name="ObjectId">Its object ID, which never changes and is never given to another.</param>
internal sealed record EntraAccount(Guid ObjectId)
{
    /// <summary>The claims' names in a token, and those that App Service gives them.</summary>
    private static readonly string[] ObjectIdClaims = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];
    private static readonly string[] ScopeClaims = ["scp", "http://schemas.microsoft.com/identity/claims/scope"];
    private static readonly string[] RoleClaims = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <exception cref="ApiException">401 when the claims are of no account, 403 when it was not given what the server asks for.</exception>
    public static EntraAccount From(IReadOnlyCollection<(string Type, string Value)> claims, EntraOptions options)
    {
        if (Values(claims, ObjectIdClaims).ToList() is not [var text] || !Guid.TryParseExact(text, "D", out var objectId))
            throw Refused("names no account (oid)");

        // Every program of the tenant gets a token for every API; only one that was given something has a scope or a role in it.
        var given = Values(claims, ScopeClaims).SelectMany(scopes => scopes.Split(' '))
            .Concat(Values(claims, RoleClaims))
            .Where(name => name.Length > 0);
        if (options.Roles.Count == 0 ? !given.Any() : !given.Intersect(options.Roles).Any())
        {
            throw new ApiException(403, "RoleMissing", options.Roles.Count == 0
                ? "The Microsoft Entra account was given no scope and no role of this API. Ask its operator for one."
                : "The Microsoft Entra account has none of the roles or scopes that this server asks for. Ask its operator for one.");
        }

        return new EntraAccount(objectId);
    }

    public static ApiException Refused(string problem) =>
        new(401, "Unauthorized", $"The Microsoft Entra token {problem}. Sign in to the connection again; if that does not help, ask this server's operator.");

    private static IEnumerable<string> Values(IEnumerable<(string Type, string Value)> claims, string[] types) =>
        claims.Where(claim => types.Contains(claim.Type)).Select(claim => claim.Value);
}
