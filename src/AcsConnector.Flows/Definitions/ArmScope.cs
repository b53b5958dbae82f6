using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>
/// Template expressions, <c>[concat(parameters('x'), '-flow')]</c>: parameters with their values or defaults, variables, and the functions
/// that need no deployment. An expression that needs more than the template knows stays as it is.
/// </summary>
/// <param name="template">Its <c>parameters</c> have <c>defaultValue</c>, its <c>variables</c> a value.</param>
/// <param name="values">What the parameters are given.</param>
internal sealed class ArmScope(ObjectValue template, ObjectValue? values = null)
{
    private const int MaxReferenceDepth = 16;

    /// <summary>Variables that refer to each other could make a small template as large as they like.</summary>
    private int _valuesLeft = 100_000;

    public static bool IsExpression(string text) => text.Length > 2 && text[0] == '[' && text[^1] == ']' && char.IsAsciiLetter(text[1]);

    public Value Resolve(Value json) => Resolve(json, 0);

    /// <summary>The same, and what of it stays as it is.</summary>
    public Value Resolve(Value json, string pointer, List<UnresolvedText> unresolved)
    {
        switch (json)
        {
            case StringValue text:
                var resolved = ResolveText(text, 0);
                if (ReferenceEquals(resolved, text) && Read(text.Content) is { } expression)
                    unresolved.Add(new UnresolvedText(pointer, text.Content, MissingParameter(expression, 0)));
                return resolved;
            case ArrayValue array:
                return new ArrayValue([.. array.Items.Select((item, index) => Resolve(item, $"{pointer}/{index}", unresolved))]);
            case ObjectValue properties:
                return new ObjectValue(new OrderedDictionary<string, Value>(properties.Select(property =>
                    KeyValuePair.Create(property.Key, Resolve(property.Value, $"{pointer}/{JsonPointer.Escape(property.Key)}", unresolved)))));
            default:
                return json;
        }
    }

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
        return Read(text.Content) is { } expression ? Evaluate(expression, depth + 1) ?? text : text;
    }

    /// <summary>Null for a text that is no expression.</summary>
    private static Expression? Read(string text)
    {
        if (!IsExpression(text))
            return null;
        try
        {
            // The two languages share their grammar.
            return Template.Parse("@" + text[1..^1]);
        }
        catch (ExpressionSyntaxException)
        {
            return null;
        }
    }

    /// <summary>Null for what the template does not know.</summary>
    private Value? Evaluate(Expression expression, int depth) => expression switch
    {
        Literal literal => literal.Value,
        Call { Arguments: [Literal { Value: StringValue name }] } call when IsNamed(call, "parameters") => Parameter(name.Content, depth),
        Call { Arguments: [Literal { Value: StringValue name }] } call when IsNamed(call, "variables") =>
            Known(template["variables"].Member(name.Content), depth),
        Call call when IsNamed(call, "resourceId") => ArmFunctions.ResourceId([.. call.Arguments.Select(argument => Evaluate(argument, depth) ?? $"[{argument}]")]),
        Call call => Invoke(call, depth),
        Access { Key: Literal { Value: StringValue key } } access => Evaluate(access.Target, depth).Member(key.Content),
        Access { Key: Literal { Value: IntegerValue { Content: >= 0 and < int.MaxValue } index } } access =>
            Evaluate(access.Target, depth).Items().ElementAtOrDefault((int)index.Content),
        _ => null,
    };

    private Value? Parameter(string name, int depth) => values?[name] is { } given
        ? Known(given)
        : Known(template["parameters"].Member(name).Member("defaultValue"), depth);

    private Value? Known(Value? json, int depth) => json is null ? null : Known(Resolve(json, depth));

    private static Value? Known(Value resolved) => resolved is StringValue text && IsExpression(text.Content) ? null : resolved;

    private Value? Invoke(Call call, int depth)
    {
        var arguments = new List<Value>();
        foreach (var argument in call.Arguments)
        {
            if (Evaluate(argument, depth) is not { } value)
                return null;
            arguments.Add(value);
        }

        return ArmFunctions.Invoke(call.Name, arguments);
    }

    /// <summary>The first parameter without a value that an expression asks for; null where it is not for want of one.</summary>
    private string? MissingParameter(Expression expression, int depth) => depth > MaxReferenceDepth || --_valuesLeft < 0 ? null : expression switch
    {
        Call { Arguments: [Literal { Value: StringValue name }] } call when IsNamed(call, "parameters") =>
            Parameter(name.Content, 0) is not null ? null
            : template["parameters"].Member(name.Content).Member("defaultValue") is StringValue text && Read(text.Content) is { } inner ? MissingParameter(inner, depth + 1)
            : name.Content,
        Call { Arguments: [Literal { Value: StringValue name }] } call when IsNamed(call, "variables") =>
            template["variables"].Member(name.Content) is StringValue text && Read(text.Content) is { } inner ? MissingParameter(inner, depth + 1) : null,
        Call call => call.Arguments.Select(argument => MissingParameter(argument, depth + 1)).FirstOrDefault(name => name is not null),
        Access access => MissingParameter(access.Target, depth + 1),
        _ => null,
    };

    private static bool IsNamed(Call call, string name) => string.Equals(call.Name, name, StringComparison.OrdinalIgnoreCase);
}
