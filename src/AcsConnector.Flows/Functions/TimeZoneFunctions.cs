using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// From one zone to another. The ids are those of Windows (W. Europe Standard Time); ICU knows them everywhere.
/// https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#convertfromutc
/// </summary>
internal static class TimeZoneFunctions
{
    public static readonly Function[] All =
    [
        new("convertFromUtc", 2, 3, Expects("target"))
        {
            Body = (in call) => Convert(call, Timestamp.Parse(call, 0), TimeZoneInfo.Utc, Zone(call, 1)).Format(call, 2),
            Anchor = "ConvertFromUtc",
        },
        new("convertToUtc", 2, 3, Expects("source"))
        {
            Body = (in call) => ConvertFromSource(call, TimeZoneInfo.Utc).Format(call, 2),
            Anchor = "ConvertToUtc",
        },
        new(
            "convertTimeZone",
            3,
            4,
            "expects a timestamp as the first parameter, a source time zone as the second parameter, a target time zone as the third "
            + "parameter, and an optional format string as the fourth parameter.")
        {
            Body = (in call) => ConvertFromSource(call, Zone(call, 2)).Format(call, 3),
            Anchor = "ConvertTimeZone",
        },
    ];

    private static string Expects(string zone) =>
        $"expects a timestamp as the first parameter, a {zone} time zone as the second parameter, "
        + "and an optional format string as the third parameter.";

    /// <summary>A time that names its zone can be converted from that zone only.</summary>
    private static Timestamp ConvertFromSource(in Invocation call, TimeZoneInfo target)
    {
        var (time, source) = (Timestamp.Parse(call, 0), Zone(call, 1));
        return time.Time.Kind == DateTimeKind.Unspecified || source.Equals(TimeZoneInfo.Utc)
            ? Convert(call, time, source, target)
            : throw call.Error(
                "expects its second parameter to be a time zone matching the time zone indicated by the timestamp. "
                + $"The provided value '{call[1]}' does not match.");
    }

    private static TimeZoneInfo Zone(in Invocation call, int index)
    {
        var id = call.UnlinkedText(index);
        return id.Equals("UTC", StringComparison.OrdinalIgnoreCase) ? TimeZoneInfo.Utc
            : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
            : throw new EvaluationException(
                $"In the template language function '{call.Name}', the value provided for the time zone id '{id}' was not valid.");
    }

    /// <summary>Only UTC is printed with a suffix.</summary>
    private static Timestamp Convert(in Invocation call, Timestamp time, TimeZoneInfo source, TimeZoneInfo target)
    {
        var local = DateTime.SpecifyKind(time.Time, KindIn(source));
        if (source.IsInvalidTime(local))
            throw call.Error($"expects a time that exists in its time zone. The clocks of '{source.Id}' skip '{call[0]}'.");
        return new Timestamp(DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(local, source, target), KindIn(target)));
    }

    private static DateTimeKind KindIn(TimeZoneInfo zone) => zone.Equals(TimeZoneInfo.Utc) ? DateTimeKind.Utc : DateTimeKind.Unspecified;
}
