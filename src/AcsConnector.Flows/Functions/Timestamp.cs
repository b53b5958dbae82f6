using System.Globalization;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// A time with what its text said about the zone: Z stays Z, no zone stays none, an offset is converted to UTC and printed as +00:00.
/// </summary>
internal readonly record struct Timestamp(DateTime Time, bool HadOffset = false)
{
    /// <summary>The form of every time without a format, seven digits of a second.</summary>
    public const string RoundTrip = "o";

    private const DateTimeStyles Styles =
        DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;

    /// <summary>The service speaks of ISO 8601 and takes whatever .NET reads as US English.</summary>
    public static Timestamp Parse(in Invocation call, int index) =>
        call[index] is StringValue { Content: var text } && TryParse(text, Arguments.EnglishUs, null, out var time)
            ? time
            : throw NotValid(call, index);

    public static EvaluationException NotValid(in Invocation call, int index) => new(
        $"In function '{call.Name}', the value provided for date time string '{call[index]}' was not valid. "
        + "The datetime string must match ISO 8601 format.");

    public static EvaluationException NotValidFormat(in Invocation call, string format, Exception inner) =>
        new($"In function '{call.Name}', the value provided for the format '{format}' was not valid.", inner);

    /// <param name="text">The time.</param>
    /// <param name="culture">Whose names and order of day and month.</param>
    /// <param name="format">The only form it may have; any when null.</param>
    /// <param name="result">What it says.</param>
    /// <exception cref="FormatException">The format is none.</exception>
    public static bool TryParse(string text, CultureInfo culture, string? format, out Timestamp result)
    {
        var valid = format is null
            ? DateTime.TryParse(text, culture, Styles, out var time)
            : DateTime.TryParseExact(text, format, culture, Styles, out time);
        result = time.Kind == DateTimeKind.Local ? new Timestamp(time.ToUniversalTime(), HadOffset: true) : new Timestamp(time);
        return valid;
    }

    /// <exception cref="FormatException">The format is none.</exception>
    public string ToString(string format, CultureInfo culture)
    {
        if (HadOffset)
            return new DateTimeOffset(Time).ToString(format, culture);
        // For a time without a zone these formats show the zone of this machine; the service's machines are in UTC.
        var showsZone = Time.Kind == DateTimeKind.Unspecified && (format == "U" || format.Contains('z', StringComparison.Ordinal));
        return (showsZone ? DateTime.SpecifyKind(Time, DateTimeKind.Utc) : Time).ToString(format, culture);
    }

    /// <summary>The text a date function returns, in its format argument or else the round-trip form.</summary>
    public Value Format(in Invocation call, int formatIndex, CultureInfo? culture = null)
    {
        var format = call.OptionalText(formatIndex) ?? RoundTrip;
        try
        {
            return ToString(format, culture ?? Arguments.EnglishUs);
        }
        catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
        {
            throw NotValidFormat(call, format, e);
        }
    }
}
