namespace AcsConnector.Api.Audit;

internal static class UsableId
{
    private const int MaxLength = 128;

    /// <summary>What may be kept and logged: it looks like an id.</summary>
    public static bool IsUsable(string id) => id.Length is > 0 and <= MaxLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}
