using System.Xml;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>ISO 8601 durations, <c>PT1H</c>.</summary>
internal static class Duration
{
    /// <summary>Null for null or nothing.</summary>
    /// <exception cref="ActionException">The value is no duration.</exception>
    public static TimeSpan? Read(Value? value)
    {
        if (value is null or NullValue)
            return null;
        try
        {
            if (XmlConvert.ToTimeSpan(value.ToText()) is var duration && duration >= TimeSpan.Zero)
                return duration;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // Said below.
        }

        throw new ActionException("InvalidDuration", $"'{value}' is not a duration such as PT30S or P1D.");
    }
}
