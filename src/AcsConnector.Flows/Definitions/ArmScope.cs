using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>
/// Template expressions, <c>[concat(parameters('x'), '-flow')]</c>: parameters with their values or defaults, variables, concat.
/// An expression that needs more than the template knows stays as it is.
/// </summary>
/// <param name="template">Its <c>parameters</c> have <c>defaultValue</c>, its <c>variables</c> a value.</param>
/// <param name="values">What a nested template's parameters are given.</param>
internal sealed class ArmScope(ObjectValue template, ObjectValue? values = null)
{
    private const int MaxTextLength = 24_576;
    private const int MaxReferenceDepth = 16;

    /// <summary>Variables that refer to each other could make a small template as large as they like.</summary>
    private int _valuesLeft = 100_000;

    public static bool IsExpression(string text) => text.Length > 2 && text[0] == '[' && text[^1] == ']' && char.IsAsciiLetter(text[1]);

    public Value Resolve(Value json) => Resolve(json, 0);

    private Value Resolve(Value json, int depth)
    {
        if (depth > MaxReferenceDepth || --_valuesLeft < 0)
            return json;
        return json switch
        {
            StringValue text => ResolveText(text, depth),
            ArrayValue array => new ArrayValue([.. array.Items.Select(item => Resolve(item, depth))]),
            ObjectValue properties => new ObjectValue(new OrderedDictionary<string, Value>(
                properties.Select(property => KeyValuePair.Create(property.Key, Resolve(property.Value, depth))))),
            _ => json,
        };
    }

    private Value ResolveText(StringValue text, int depth)
    {
        if (text.Content.StartsWith("[[", StringComparison.Ordinal))
            return text.Content[1..];
        if (!IsExpression(text.Content))
            return text;
        try
        {
            // The two languages share their grammar.
            return Evaluate(Template.Parse("@" + text.Content[1..^1]), depth + 1) ?? text;
        }
        catch (ExpressionSyntaxException)
        {
            return text;
        }
    }

    /// <summary>Null for what the template does not know.</summary>
    private Value? Evaluate(Expression expression, int depth) => expression switch
    {
        Literal literal => literal.Value,
        Call { Arguments: [Literal { Value: StringValue name }] } call when IsNamed(call, "parameters") => Parameter(name.Content, depth),
        Call { Arguments: [Literal { Value: StringValue name }] } call when IsNamed(call, "variables") =>
            Known(template["variables"].Member(name.Content), depth),
        Call call when IsNamed(call, "concat") => Concat(call.Arguments, depth),
        Access { Key: Literal { Value: StringValue key } } access => Evaluate(access.Target, depth).Member(key.Content),
        _ => null,
    };

    private Value? Parameter(string name, int depth) => values?[name] is { } given
        ? Known(given)
        : Known(template["parameters"].Member(name).Member("defaultValue"), depth);

    private Value? Known(Value? json, int depth) => json is null ? null : Known(Resolve(json, depth));

    private static Value? Known(Value resolved) => resolved is StringValue text && IsExpression(text.Content) ? null : resolved;

    private StringValue? Concat(IReadOnlyList<Expression> arguments, int depth)
    {
        var text = "";
        foreach (var argument in arguments)
        {
            if (Evaluate(argument, depth) is not { } part || part is ArrayValue or ObjectValue or NullValue)
                return null;
            text += part.ToText();
            if (text.Length > MaxTextLength)
                return null;
        }

        return new StringValue(text);
    }

    private static bool IsNamed(Call call, string name) => string.Equals(call.Name, name, StringComparison.OrdinalIgnoreCase);
}
