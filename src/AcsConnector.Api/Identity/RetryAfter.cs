using System.Globalization;
using Azure;

namespace AcsConnector.Api.Identity;

/// <summary>The header Retry-After: seconds, or a date.</summary>
internal static class RetryAfter
{
    /// <summary>Null when the answer has none that can be read.</summary>
    public static TimeSpan? Of(Response answer)
    {
        if (!answer.Headers.TryGetValue("Retry-After", out var text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;

        // The answer's own date, so that the two clocks need not agree.
        var wait = at - (answer.Headers.Date ?? DateTimeOffset.UtcNow);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
