using System.Globalization;

namespace AcsConnector.Flows.Values;

internal sealed class DecimalValue(decimal content) : NumberValue
{
    public decimal Content { get; } = content;

    public override double AsDouble => (double)Content;

    public override string TypeName => "Float";

    /// <summary>Keeps the scale: 5.0000 stays 5.0000.</summary>
    public override string ToText() => Content.ToString(CultureInfo.InvariantCulture);
}
