using System.Globalization;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>Numbers in sentences.</summary>
internal static class Number
{
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
