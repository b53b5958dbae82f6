using System.Globalization;

namespace AcsConnector.Flows.Values;

internal sealed class FloatValue(double content) : NumberValue
{
    public double Content { get; } = content;

    public override double AsDouble => Content;

    public override string TypeName => "Float";

    /// <summary>The shortest text that reads back: 5.0 is 5.</summary>
    public override string ToText() => Content.ToString(CultureInfo.InvariantCulture);
}
