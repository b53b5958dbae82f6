using System.Text;

namespace AcsConnector.Flows.Expressions;

/// <summary>A function with its arguments, <c>concat('a', 'b')</c>.</summary>
internal sealed record Call(string Name, IReadOnlyList<Expression> Arguments) : Expression
{
    private Call(Call original)
        : base(original) => (Name, Arguments) = (original.Name, original.Arguments);

    /// <summary>Where the evaluator keeps what it found of that name, so that it looks once. No part of the value.</summary>
    internal ResolvedName? Resolved { get; set; }

    public bool Equals(Call? other) => other is not null && other.Name == Name && other.Arguments.SequenceEqual(Arguments);

    public override int GetHashCode() => HashCode.Combine(Name, Arguments.Count);

    internal override void PrintTo(StringBuilder source)
    {
        source.Append(Name).Append('(');
        PrintList(source, Arguments);
        source.Append(')');
    }
}
