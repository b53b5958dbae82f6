using System.Text;

namespace AcsConnector.Flows.Expressions;

/// <summary>A node of the tree. <see cref="object.ToString"/> prints source that parses back to the same tree.</summary>
internal abstract record Expression
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
