using System.Globalization;

namespace AcsConnector.Flows.Values;

/// <summary>A limit's size as messages name it.</summary>
internal static class SizeText
{
    /// <summary>In the largest unit that leaves a whole number.</summary>
    public static string Format(long size) => size switch
    {
        _ when size % (1024 * 1024) == 0 => string.Create(CultureInfo.InvariantCulture, $"{size >> 20} MB"),
        _ when size % 1024 == 0 => string.Create(CultureInfo.InvariantCulture, $"{size >> 10} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{size} bytes"),
    };
}
