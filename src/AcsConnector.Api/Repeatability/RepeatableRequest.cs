using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AcsConnector.Api.Access;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Http;
using AcsConnector.Api.Service;

namespace AcsConnector.Api.Repeatability;

/// <summary>A create that says which request it is. The headers are those of Repeatable Requests (OASIS).</summary>
/// <param name="Key">What it is kept under.</param>
/// <param name="OtherKey">What it is kept under when it comes with the other API key; null for callers with one name.</param>
/// <param name="BodyHash">Of the parameters as understood, so that other words for them are the same.</param>
/// <param name="FirstSent">When the caller sent it for the first time, if it says so.</param>
/// <param name="HasCustomId">Whether the service itself makes one user of it, however often it is asked.</param>
internal sealed record RepeatableRequest(RequestKey Key, RequestKey? OtherKey, string BodyHash, DateTimeOffset? FirstSent, bool HasCustomId)
{
    public const string IdHeader = ServiceRepeat.IdHeader;
    public const string FirstSentHeader = ServiceRepeat.FirstSentHeader;
    private const int MaxIdLength = 128;

    /// <summary>As the service's own table of Repeatable Requests has it: five minutes either way.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The same for both API keys.</summary>
    public string Id => OtherKey is null || string.CompareOrdinal(Key.Hash, OtherKey.Hash) < 0 ? Key.Hash : OtherKey.Hash;

    /// <summary>Null for a create that may run as often as it is sent.</summary>
    /// <param name="body">The parameters as understood, as JSON.</param>
    /// <param name="hasCustomId">Whether the caller chose a customId.</param>
    /// <exception cref="ApiException">400 for a malformed header, 412 for a request from another time.</exception>
    public static RepeatableRequest? From(
        string? requestId, byte[] body, bool hasCustomId, IHeaderDictionary headers, Caller caller, RepeatabilityOptions options, DateTimeOffset now)
    {
        var bodyHash = Hash(body);
        var id = CheckId(requestId) ?? (options.FromWorkflowHeaders ? ReadActionId(headers, bodyHash) : null);
        var firstSent = ReadFirstSent(headers, now);
        if (id is not null)
        {
            return new RepeatableRequest(
                KeyOf(caller.Name), caller.OtherName is { } other ? KeyOf(other) : null, bodyHash, firstSent,
                HasCustomId: hasCustomId || options.ThroughCustomId);
        }

        return firstSent is null
            ? null
            : throw new ApiException(400, "InvalidFirstSent", $"{FirstSentHeader} has no meaning without {IdHeader}.", FirstSentHeader);

        RequestKey KeyOf(string name) => new(
            Hash(Encoding.UTF8.GetBytes($"{name} {caller.Client.Endpoint.Authority}\n{id}")),
            new StoreShare(caller.Share, UsesServerCredential: caller.UsesServerCredential));
    }

    private static string? CheckId(string? id) =>
        string.IsNullOrEmpty(id) ? null
        : id.Length <= MaxIdLength && id.All(c => c is >= ' ' and <= '~') ? id
        : throw new ApiException(400, "InvalidRequestId", $"{IdHeader} must be 1 to {MaxIdLength} printable ASCII characters.", IdHeader);

    /// <summary>
    /// The run and the action in it. Half of it names a whole loop, so that it counts for nothing; and iterations that ask for
    /// different users are told apart even if the platform should give them one tracking id. The line feeds keep these ids
    /// apart from those that callers choose.
    /// </summary>
    private static string? ReadActionId(IHeaderDictionary headers, string bodyHash) =>
        headers[WorkflowHeaders.RunId].ToString() is { Length: > 0 } run && headers[WorkflowHeaders.TrackingId].ToString() is { Length: > 0 } action
            ? $"{run}\n{action}\n{bodyHash}"
            : null;

    private static DateTimeOffset? ReadFirstSent(IHeaderDictionary headers, DateTimeOffset now)
    {
        var text = headers[FirstSentHeader].ToString();
        if (text.Length == 0)
            return null;
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var firstSent))
            throw new ApiException(400, "InvalidFirstSent", $"{FirstSentHeader} must be a date such as Sun, 06 Nov 1994 08:49:37 GMT.", FirstSentHeader);
        if ((now - firstSent).Duration() > Tolerance)
            throw new ApiException(412, "FirstSentOutOfRange", $"{FirstSentHeader} is more than {Tolerance.TotalMinutes} minutes off. Start over with a new {IdHeader}.", FirstSentHeader);
        return firstSent;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
