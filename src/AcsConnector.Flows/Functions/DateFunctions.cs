using System.Globalization;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// Times as texts. https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#date-and-time-functions
/// </summary>
internal static class DateFunctions
{
    private const string OptionalFormat = "and an optional format string as the third parameter.";

    public static readonly Function[] All =
    [
        new("utcNow", 0, 1, "can be invoked with no parameters or with an optional format parameter.")
        {
            Body = (in call) => Now(call).Format(call, 0),
            Anchor = "utcnow",
        },
        new(
            "formatDateTime",
            1,
            3,
            "expects a timestamp as the first parameter, an optional format string as the second parameter and an optional locale as the "
            + "third parameter.")
        {
            Body = (in call) => Timestamp.Parse(call, 0).Format(call, 1, call.Culture(2)),
            Anchor = "formatdatetime",
        },
        new(
            "parseDateTime",
            1,
            3,
            $"expects a timestamp as the first parameter, an optional locale string as the second parameter, {OptionalFormat}")
        {
            Body = Parse,
            Anchor = "parsedatetime",
        },
        Adding("addDays", "days", TimeUnit.Day),
        Adding("addHours", "hours", TimeUnit.Hour),
        Adding("addMinutes", "minutes", TimeUnit.Minute),
        Adding("addSeconds", "seconds", TimeUnit.Second),
        Shifting("addToTime", "AddToTime", 1),
        Shifting("subtractFromTime", "SubtractFromTime", -1),
        FromNow("getFutureTime", "GetFutureTime", 1),
        FromNow("getPastTime", "GetPastTime", -1),
        Part("ticks", time => time.Ticks),
        Part("dayOfMonth", time => time.Day),
        Part("dayOfWeek", time => (long)time.DayOfWeek),
        Part("dayOfYear", time => time.DayOfYear),
        Start("startOfDay", time => time.Date),
        Start("startOfHour", time => time.Date.AddHours(time.Hour)),
        Start("startOfMonth", time => time.Date.AddDays(1 - time.Day)),
        new("dateDifference", 2, 2, "expects a timestamp as the first parameter and timestamp as the second parameter.")
        {
            Body = (in call) => (Timestamp.Parse(call, 1).Time - Timestamp.Parse(call, 0).Time).ToString("c", CultureInfo.InvariantCulture),
        },
    ];

    private static Function Adding(string name, string units, TimeUnit unit)
    {
        var expects = $"expects a timestamp as the first parameter, the number of {units} to add as the second parameter, {OptionalFormat}";
        return new(name, 2, 3, expects)
        {
            Body = (in call) => Add(call, Timestamp.Parse(call, 0), call.Integer(1), unit).Format(call, 2),
            Anchor = name.ToLowerInvariant(),
        };
    }

    private static Function Shifting(string name, string anchor, int sign)
    {
        const string Expects = "expects a timestamp as the first parameter, an interval as the second parameter, a time unit as the third "
            + "parameter, and an optional format string as the fourth parameter.";
        return new(name, 3, 4, Expects)
        {
            Body = (in call) => Add(call, Timestamp.Parse(call, 0), Interval(call, 1, sign), Unit(call, 2)).Format(call, 3),
            Anchor = anchor,
        };
    }

    private static Function FromNow(string name, string anchor, int sign) =>
        new(name, 2, 3, $"expects an interval as the first parameter, a time unit as the second parameter, {OptionalFormat}")
        {
            Body = (in call) => Add(call, Now(call), Interval(call, 0, sign), Unit(call, 1)).Format(call, 2),
            Anchor = anchor,
        };

    private static Function Part(string name, Func<DateTime, long> part) =>
        new(name, 1, 1, "expects a single parameter that is a timestamp.")
        {
            Body = (in call) => part(Timestamp.Parse(call, 0).Time),
            Anchor = name.ToLowerInvariant(),
        };

    private static Function Start(string name, Func<DateTime, DateTime> start) =>
        new(name, 1, 2, "expects a timestamp as the first parameter and an optional format string as the second parameter.")
        {
            Body = (in call) =>
            {
                var time = Timestamp.Parse(call, 0);
                return (time with { Time = start(time.Time) }).Format(call, 1);
            },
            Anchor = name.ToLowerInvariant(),
        };

    private static Timestamp Now(in Invocation call) => new(call.Context.UtcNow.UtcDateTime);

    private static long Interval(in Invocation call, int index, int sign)
    {
        var interval = call.Integer(index);
        return interval == long.MinValue ? throw OutOfRange(call) : sign * interval;
    }

    private static TimeUnit Unit(in Invocation call, int index)
    {
        var name = call.UnlinkedText(index);
        var singular = name.EndsWith("s", StringComparison.OrdinalIgnoreCase) ? name[..^1] : name;
        foreach (var unit in Enum.GetValues<TimeUnit>())
        {
            if (singular.Equals(unit.ToString(), StringComparison.OrdinalIgnoreCase))
                return unit;
        }

        var units = string.Join(", ", Enum.GetNames<TimeUnit>());
        throw call.Error($"expects a time unit to be one of '{units}'. The provided value is '{name}'.");
    }

    private static Timestamp Add(in Invocation call, Timestamp start, long count, TimeUnit unit)
    {
        var time = start.Time;
        try
        {
            return start with
            {
                Time = unit switch
                {
                    TimeUnit.Second => time.AddSeconds(count),
                    TimeUnit.Minute => time.AddMinutes(count),
                    TimeUnit.Hour => time.AddHours(count),
                    TimeUnit.Day => time.AddDays(count),
                    TimeUnit.Week => time.AddDays(checked(7 * count)),
                    TimeUnit.Month => time.AddMonths(checked((int)count)),
                    _ => time.AddYears(checked((int)count)),
                },
            };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw OutOfRange(call);
        }
    }

    private static EvaluationException OutOfRange(in Invocation call) =>
        call.Error("parameters are out of range: the time has to be in the years 1 to 9999.");

    private static Value Parse(in Invocation call)
    {
        var (culture, format) = (call.Culture(1), call.OptionalText(2));
        try
        {
            return call[0] is StringValue { Content: var text } && Timestamp.TryParse(text, culture, format, out var time)
                ? time.ToString(Timestamp.RoundTrip, culture)
                : throw Timestamp.NotValid(call, 0);
        }
        catch (FormatException e)
        {
            // Even the parser that does not throw throws for a letter that is no format.
            throw Timestamp.NotValidFormat(call, format!, e);
        }
    }

    private enum TimeUnit
    {
        Second,
        Minute,
        Hour,
        Day,
        Week,
        Month,
        Year,
    }
}
