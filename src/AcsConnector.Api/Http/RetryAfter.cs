using System.Globalization;
using Azure;

namespace AcsConnector.Api.Http;

/// <summary>The header Retry-After: seconds, or a date. Nobody waits for longer than a day, whatever it says.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Null when the answer has none that can be read.</summary>
    public static TimeSpan? Of(Response answer)
    {
        if (!answer.Headers.TryGetValue("Retry-After", out var text))
            return null;
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            return long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? AtMostADay(seconds) : Longest;
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;

        // The answer's own date, so that the two clocks need not agree.
        var wait = at - (answer.Headers.Date ?? DateTimeOffset.UtcNow);
        return AtMostADay(Math.Max(0, wait.TotalSeconds));
    }

    /// <summary>As a header has it: whole seconds, at least one.</summary>
    public static string Text(TimeSpan wait) => Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static TimeSpan AtMostADay(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
}
