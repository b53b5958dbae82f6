using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// Values of one type from those of another.
/// https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#conversion-functions
/// </summary>
internal static class ConversionFunctions
{
    public static readonly Function[] All =
    [
        Conversion("array", "an array", (in call) => new ArrayValue([call[0]])),
        Conversion("bool", "a boolean", (in call) => Boolean(call)),
        Conversion("int", "an integer", (in call) => Integer(call)),
        Conversion("float", "a floating point number", (in call) => Float(call), max: 2),
        Conversion("decimal", "a decimal number", (in call) => Decimal(call)),
        Conversion("string", "a string", (in call) => call[0].ToText()),
        new("createArray", 1, Function.Many, "expects a comma separated list of parameters.", ArityEnding.NoParameters)
        {
            Body = (in call) => new ArrayValue(call.Arguments),
            Anchor = "createArray",
        },
        new("json", 1, 1, "expects one parameter: the string or XML to be parsed.") { Body = Json, Anchor = "json" },
    ];

    private static Function Conversion(string name, string target, FunctionBody body, int max = 1) =>
        new(name, 1, max, $"expects one parameter: the value that is to be converted to {target}.", ArityEnding.Parameters)
        {
            Body = body,
            Anchor = name,
        };

    private static bool Boolean(in Invocation call) => call[0] switch
    {
        BooleanValue boolean => boolean.Content,
        NumberValue number => number.AsDouble != 0,
        StringValue { Content: var text } when bool.TryParse(text, out var value) => value,
        _ => throw NotConvertible(call),
    };

    /// <summary>The service reads a text as a float, which rounds beyond 2^53, and takes it when it is whole.</summary>
    private static long Integer(in Invocation call) => call[0] switch
    {
        IntegerValue number => number.Content,
        DecimalValue { Content: >= long.MinValue and <= long.MaxValue and var number } when decimal.IsInteger(number) => (long)number,
        FloatValue { Content: var number } => Whole(call, number),
        BooleanValue boolean => boolean.Content ? 1 : 0,
        StringValue { Content: var text } when NumberText.TryFloat(text, Arguments.EnglishUs, out var number) => Whole(call, number),
        _ => throw NotConvertible(call),
    };

    /// <summary>Not a number is the smallest integer on the service's processors.</summary>
    private static long Whole(in Invocation call, double number) => number switch
    {
        double.NaN => long.MinValue,
        >= long.MinValue and < -(double)long.MinValue when double.IsInteger(number) => (long)number,
        _ => throw NotConvertible(call),
    };

    private static double Float(in Invocation call) => call[0] switch
    {
        NumberValue number => number.AsDouble,
        BooleanValue boolean => boolean.Content ? 1 : 0,
        StringValue { Content: var text } when NumberText.TryFloat(text, call.Culture(1), out var number) => number,
        _ => throw NotConvertible(call),
    };

    private static decimal Decimal(in Invocation call)
    {
        switch (call[0])
        {
            case DecimalValue number:
                return number.Content;
            case IntegerValue number:
                return number.Content;
            case FloatValue { Content: > -7.9e28 and < 7.9e28 and var number }:
                return (decimal)number;
            case BooleanValue boolean:
                return boolean.Content ? 1 : 0;
            case StringValue { Content: var text } when NumberText.TryDecimal(text, out var number):
                return number;
            default:
                throw NotConvertible(call);
        }
    }

    private static EvaluationException NotConvertible(in Invocation call) =>
        call.Error("was invoked with a parameter that is not valid. The value cannot be converted to the target type.");

    /// <summary>Reads a text and the content of binary and XML; anything else is JSON already.</summary>
    private static Value Json(in Invocation call)
    {
        if (XmlFunctions.IsXml(call[0]))
            return XmlFunctions.ToJson(call, call[0]);
        var text = (call[0] as StringValue)?.Content ?? Binary.TextOf(call[0]);
        return text is null ? call[0] : ParseJson(call, text);
    }

    /// <exception cref="EvaluationException">The text is not JSON.</exception>
    public static Value ParseJson(in Invocation call, string text)
    {
        try
        {
            return ValueJson.Parse(text);
        }
        catch (ValueJsonException e)
        {
            throw call.Error($"parameter is not valid. The provided value '{text}' cannot be parsed: '{e.Message}'.{Function.Link("json")}");
        }
    }
}
