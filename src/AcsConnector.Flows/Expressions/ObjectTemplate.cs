using System.Text;

namespace AcsConnector.Flows.Expressions;

/// <summary>A JSON object of a definition with an expression somewhere inside, property names included.</summary>
internal sealed record ObjectTemplate(IReadOnlyList<(Expression Name, Expression Value)> Properties) : Expression
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
