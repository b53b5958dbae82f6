using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>A text with expressions in it, <c>Hello @{…}</c>. Always a string.</summary>
internal sealed record Interpolation(IReadOnlyList<Expression> Parts) : Expression
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
