using System.Globalization;
using System.Text;

namespace AcsConnector.Flows.Expressions;

/// <summary>A node of the tree. <see cref="object.ToString"/> prints source that parses back to the same tree.</summary>
public abstract record Expression
{
    internal abstract void PrintTo(StringBuilder source);

    /// <summary>Without the leading <c>@</c>.</summary>
    public sealed override string ToString()
    {
        var source = new StringBuilder();
        PrintTo(source);
        return source.ToString();
    }

    private protected static void PrintList(StringBuilder source, IReadOnlyList<Expression> expressions)
    {
        for (var i = 0; i < expressions.Count; i++)
        {
            if (i > 0)
                source.Append(", ");
            expressions[i].PrintTo(source);
        }
    }
}

/// <summary>A value as it stands.</summary>
public sealed record Literal(Value Value) : Expression
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

/// <summary>A function with its arguments, <c>concat('a', 'b')</c>.</summary>
public sealed record Call(string Name, IReadOnlyList<Expression> Arguments) : Expression
{
    /// <summary>Null when the language has no function of that name; that is an error only when the call is evaluated.</summary>
    internal Function? Function { get; } = FunctionTable.Find(Name);

    public bool Equals(Call? other) => other is not null && other.Name == Name && other.Arguments.SequenceEqual(Arguments);

    public override int GetHashCode() => HashCode.Combine(Name, Arguments.Count);

    internal override void PrintTo(StringBuilder source)
    {
        source.Append(Name).Append('(');
        PrintList(source, Arguments);
        source.Append(')');
    }
}

/// <summary>A property or an element, <c>x['key']</c>; safe with a question mark in front: a missing one is null then.</summary>
public sealed record Access(Expression Target, Expression Key, bool IsSafe) : Expression
{
    internal override void PrintTo(StringBuilder source)
    {
        Target.PrintTo(source);
        source.Append(IsSafe ? "?[" : "[");
        Key.PrintTo(source);
        source.Append(']');
    }
}

/// <summary>A text with expressions in it, <c>Hello @{…}</c>. Always a string.</summary>
public sealed record Interpolation(IReadOnlyList<Expression> Parts) : Expression
{
    public bool Equals(Interpolation? other) => other is not null && other.Parts.SequenceEqual(Parts);

    public override int GetHashCode() => Parts.Count;

    internal override void PrintTo(StringBuilder source)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            if (PlainText(i) is { } text)
            {
                source.Append(text.Replace("@{", "@@{", StringComparison.Ordinal));
            }
            else
            {
                source.Append("@{");
                Parts[i].PrintTo(source);
                source.Append('}');
            }
        }
    }

    /// <summary>A text that would not be read again as this part, if it stood there as it is, has to be an expression: null.</summary>
    private string? PlainText(int index)
    {
        if (Parts[index] is not Literal { Value: StringValue { Content: var text } })
            return null;
        var isRead = Parts.Count > 1 || text.Contains("@{", StringComparison.Ordinal);
        var isApart = text.Length > 0 && (index == 0 ? text[0] != '@' : Parts[index - 1] is not Literal { Value: StringValue });
        var endsApart = index == Parts.Count - 1 || !text.EndsWith('@');
        return isRead && isApart && endsApart ? text : null;
    }
}

/// <summary>A JSON array of a definition with an expression somewhere inside.</summary>
public sealed record ArrayTemplate(IReadOnlyList<Expression> Items) : Expression
{
    public bool Equals(ArrayTemplate? other) => other is not null && other.Items.SequenceEqual(Items);

    public override int GetHashCode() => Items.Count;

    internal override void PrintTo(StringBuilder source)
    {
        source.Append('[');
        PrintList(source, Items);
        source.Append(']');
    }
}

/// <summary>A JSON object of a definition with an expression somewhere inside, property names included.</summary>
public sealed record ObjectTemplate(IReadOnlyList<(Expression Name, Expression Value)> Properties) : Expression
{
    public bool Equals(ObjectTemplate? other) => other is not null && other.Properties.SequenceEqual(Properties);

    public override int GetHashCode() => Properties.Count;

    internal override void PrintTo(StringBuilder source)
    {
        source.Append('{');
        for (var i = 0; i < Properties.Count; i++)
        {
            if (i > 0)
                source.Append(", ");
            Properties[i].Name.PrintTo(source);
            source.Append(": ");
            Properties[i].Value.PrintTo(source);
        }

        source.Append('}');
    }
}
