using System.Globalization;

namespace AcsConnector.Flows.Functions;

/// <summary>Numbers written as text, with blanks around them and the sign on either side: <c>  +1,000 </c>, <c>200-</c>.</summary>
internal static class NumberText
{
    private const NumberStyles FloatStyle = NumberStyles.Number | NumberStyles.AllowExponent;

    public static bool TryInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    /// <summary>Groups of any size count as groups: 1,5 is 15. Too large a number is infinite.</summary>
    public static bool TryFloat(string text, CultureInfo culture, out double value) =>
        double.TryParse(text, FloatStyle, culture, out value);

    /// <summary>No exponent. The scale stays: 5.00 is 5.00.</summary>
    public static bool TryDecimal(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out value);
}
