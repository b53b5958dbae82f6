using System.Globalization;
using AcsConnector.Api.Definition;
using Azure;

namespace AcsConnector.Api.Http;

/// <summary>The header Retry-After: seconds, or a date. Nobody waits for longer than a day, whatever it says.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Max = TimeSpan.FromDays(1);

    /// <summary>Null when the response has none that can be read.</summary>
    public static TimeSpan? Read(Response response, TimeProvider time)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text))
            return null;
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            return long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? AtMostADay(seconds) : Max;
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;

        // The response's own date, so that the two clocks need not agree.
        var wait = at - (response.Headers.Date ?? time.GetUtcNow());
        return AtMostADay(Math.Max(0, wait.TotalSeconds));
    }

    /// <summary>As a header has it: whole seconds, at least one.</summary>
    public static string Format(TimeSpan wait) => Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static TimeSpan AtMostADay(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, Max.TotalSeconds));
}
