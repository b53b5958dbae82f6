using System.Text;
using AcsConnector.Flows.Functions;

namespace AcsConnector.Flows.Expressions;

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
