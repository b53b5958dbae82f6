using System.Text;

namespace AcsConnector.Flows.Expressions;

/// <summary>A property or an element, <c>x['key']</c>; safe with a question mark in front: a missing one is null then.</summary>
internal sealed record Access(Expression Target, Expression Key, bool IsSafe) : Expression
{
    internal override void PrintTo(StringBuilder source)
    {
        Target.PrintTo(source);
        source.Append(IsSafe ? "?[" : "[");
        Key.PrintTo(source);
        source.Append(']');
    }
}
