using System.Globalization;

namespace AcsConnector.Flows.Values;

internal sealed class IntegerValue(long content) : NumberValue
{
    public long Content { get; } = content;

    public override double AsDouble => Content;

    public override string TypeName => "Integer";

    public override string ToText() => Content.ToString(CultureInfo.InvariantCulture);
}
