using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AcsConnector.Emulator.Service;

/// <summary>
/// <c>8:acs:{resource}_{user}</c>. The first 16 hex digits of the user's part count milliseconds since
/// 2020-01-01T08:00:00Z, as seen in ids of the service, so that ids sort by their age. The user's part of an Entra user names
/// tenant and user: <c>wf_{tenant}_{user}</c>, or <c>{tenant}_{user}</c> for the Teams extension (specification).
/// </summary>
internal static partial class IdentityId
{
    private const string AnyGuid = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public static string Format(string user) => $"8:acs:{DevelopmentResource.Id}_{user}";

    public static string NewUser(DateTimeOffset now)
    {
        var hex = ((long)(now - Epoch).TotalMilliseconds).ToString("x16", null) + RandomNumberGenerator.GetHexString(16, lowercase: true);
        return $"{hex.AsSpan(0, 8)}-{hex.AsSpan(8, 4)}-{hex.AsSpan(12, 4)}-{hex.AsSpan(16, 4)}-{hex.AsSpan(20, 12)}";
    }

    public static string UserOfTeamsExtension(Guid tenantId, Guid objectId) => $"{tenantId}_{objectId}";

    public static string EntraUser(Guid tenantId, Guid objectId) => $"wf_{tenantId}_{objectId}";

    /// <summary>Of the Teams extension or not: a user whose id is made of those in Entra.</summary>
    public static bool IsOfEntraUser(string user) => user.Contains('_', StringComparison.Ordinal);

    /// <summary>The user's part of an id of this resource.</summary>
    /// <exception cref="ServiceException">400 for another shape, 401 for another resource.</exception>
    public static string ParseUser(string id)
    {
        var parts = Shape().Match(id);
        if (!parts.Success)
            throw ServiceErrors.IdentityFormat();

        return parts.Groups["resource"].Value == DevelopmentResource.Id ? parts.Groups["user"].Value : throw ServiceErrors.IdentityNotOwned();
    }

    [GeneratedRegex($@"^8:acs:(?<resource>{AnyGuid})_(?<user>{AnyGuid}|(wf_)?{AnyGuid}_{AnyGuid})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
