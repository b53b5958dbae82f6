using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>Reads what stands in a definition: texts with expressions, and JSON with such texts in it. Parse once, evaluate often.</summary>
internal static class Template
{
    /// <summary><c>@expression</c>, <c>text @{expression} text</c>, <c>@@literal</c> or a plain text.</summary>
    /// <exception cref="ExpressionSyntaxException">An expression in it cannot be read.</exception>
    public static Expression Parse(string text, FlowLimits? limits = null)
    {
        var maxLength = (limits ?? FlowLimits.Default).MaxExpressionLength;
        if (text.StartsWith("@@", StringComparison.Ordinal))
            return new Literal(text[1..]);
        if (text.Length > 1 && text[0] == '@' && text[1] != '{')
            return text.Length <= maxLength ? Parser.ParseToEnd(text, 1) : throw TooLong(maxLength, 0);
        return text.Contains("@{", StringComparison.Ordinal) ? ParseInterpolation(text, maxLength) : new Literal(text);
    }

    /// <summary>The same for every text inside a JSON value. What holds no expression stays as it is.</summary>
    /// <exception cref="ExpressionSyntaxException">An expression in it cannot be read.</exception>
    public static Expression Parse(Value json, FlowLimits? limits = null)
    {
        switch (json)
        {
            case StringValue text:
                return Parse(text.Content, limits);
            case ArrayValue array:
                var items = array.Items.Select(item => Parse(item, limits)).ToList();
                return items.TrueForAll(item => item is Literal) ? new Literal(Unescaped(array, items)) : new ArrayTemplate(items);
            case ObjectValue properties:
                var members = properties.Select(property => (Parse(property.Key, limits), Parse(property.Value, limits))).ToList();
                return members.TrueForAll(member => member is (Literal, Literal)) ? new Literal(Unescaped(members)) : new ObjectTemplate(members);
            default:
                return new Literal(json);
        }
    }

    private static Interpolation ParseInterpolation(string text, int maxLength)
    {
        var parts = new List<Expression>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text.AsSpan(i).StartsWith("@@{"))
            {
                literal.Append("@{");
                i += 3;
            }
            else if (text.AsSpan(i).StartsWith("@{"))
            {
                AddLiteral();
                var (expression, end) = Parser.ParseToBrace(text, i + 2);
                if (end - i > maxLength)
                    throw TooLong(maxLength, i);
                parts.Add(expression);
                i = end;
            }
            else
            {
                literal.Append(text[i++]);
            }
        }

        AddLiteral();
        return new Interpolation(parts);

        void AddLiteral()
        {
            if (literal.Length > 0)
                parts.Add(new Literal(literal.ToString()));
            literal.Clear();
        }
    }

    private static ArrayValue Unescaped(ArrayValue array, List<Expression> items) =>
        array.Items.Count == 0 ? array : new ArrayValue([.. items.Select(item => ((Literal)item).Value)]);

    private static ObjectValue Unescaped(List<(Expression Name, Expression Value)> members)
    {
        var properties = new OrderedDictionary<string, Value>();
        foreach (var (name, value) in members)
            properties[((Literal)name).Value.ToText()] = ((Literal)value).Value;
        return new ObjectValue(properties);
    }

    private static ExpressionSyntaxException TooLong(int maxLength, int column) =>
        new($"The expression is longer than {maxLength} characters.", column);
}
