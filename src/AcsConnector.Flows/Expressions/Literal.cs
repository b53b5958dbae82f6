using System.Globalization;
using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>A value as it stands.</summary>
internal sealed record Literal(Value Value) : Expression
{
    internal override void PrintTo(StringBuilder source) => source.Append(Value switch
    {
        StringValue text => $"'{text.Content.Replace("'", "''", StringComparison.Ordinal)}'",
        FloatValue number => PrintFloat(number.Content),
        NullValue => "null",
        BooleanValue boolean => boolean.Content ? "true" : "false",
        ArrayValue or ObjectValue => ValueJson.Write(Value),
        _ => Value.ToText(),
    });

    private static string PrintFloat(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
