using System.Text;

namespace AcsConnector.Flows.Expressions;

/// <summary>A JSON array of a definition with an expression somewhere inside.</summary>
internal sealed record ArrayTemplate(IReadOnlyList<Expression> Items) : Expression
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
