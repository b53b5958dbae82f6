namespace AcsConnector.Flows.Actions;

/// <summary>Calendar units.</summary>
internal static class DateArithmetic
{
    /// <summary>Null when the unit is unknown, or the calendar ends before. Units may be in the plural.</summary>
    public static DateTimeOffset? Add(DateTimeOffset time, long count, string unit)
    {
        try
        {
            return unit.TrimEnd('s', 'S').ToUpperInvariant() switch
            {
                "SECOND" => time.AddSeconds(count),
                "MINUTE" => time.AddMinutes(count),
                "HOUR" => time.AddHours(count),
                "DAY" => time.AddDays(count),
                "WEEK" => time.AddDays(checked(count * 7)),
                "MONTH" => time.AddMonths(checked((int)count)),
                "YEAR" => time.AddYears(checked((int)count)),
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }
}
