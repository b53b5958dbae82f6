using System.Security.Cryptography;

namespace AcsConnector.Emulator.Service;

/// <summary>
/// <c>8:acs:{resource}_{user}</c>. The first 16 hex digits of the user's part count milliseconds since
/// 2020-01-01T08:00:00Z, as seen in ids of the service, so that ids sort by their age.
/// </summary>
internal static class IdentityId
{
    private const string Prefix = "8:acs:";
    private const int GuidLength = 36;
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public static string Format(string user) => $"{Prefix}{DevelopmentResource.Id}_{user}";

    public static string NewUser(DateTimeOffset now)
    {
        var hex = ((long)(now - Epoch).TotalMilliseconds).ToString("x16", null) + RandomNumberGenerator.GetHexString(16, lowercase: true);
        return $"{hex.AsSpan(0, 8)}-{hex.AsSpan(8, 4)}-{hex.AsSpan(12, 4)}-{hex.AsSpan(16, 4)}-{hex.AsSpan(20, 12)}";
    }

    /// <summary>The user's part of an id of this resource.</summary>
    /// <exception cref="ServiceException">400 for another shape, 401 for another resource.</exception>
    public static string ParseUser(string id)
    {
        if (!id.StartsWith(Prefix, StringComparison.Ordinal) || id.Length != Prefix.Length + GuidLength + 1 + GuidLength)
            throw ServiceErrors.IdentityFormat();

        var resource = id.AsSpan(Prefix.Length, GuidLength);
        var user = id[^GuidLength..];
        if (id[Prefix.Length + GuidLength] != '_' || !Guid.TryParseExact(resource, "D", out _) || !Guid.TryParseExact(user, "D", out _))
            throw ServiceErrors.IdentityFormat();

        return resource.SequenceEqual(DevelopmentResource.Id) ? user : throw ServiceErrors.IdentityNotOwned();
    }
}
