using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>A function with its arguments, <c>concat('a', 'b')</c>.</summary>
internal sealed record Call(string Name, Expression[] Arguments) : Expression
{
    private Call(Call original)
        : base(original) => (Name, Arguments, Constants) = (original.Name, original.Arguments, original.Constants);

    /// <summary>The values of the arguments where all of them stand there as they are, and so are the same each time; null otherwise.</summary>
    internal Value[]? Constants { get; } = Array.TrueForAll(Arguments, argument => argument is Literal)
        ? Array.ConvertAll(Arguments, argument => ((Literal)argument).Value)
        : null;

    /// <summary>Where the evaluator keeps what it found of that name, so that it looks once. No part of the value.</summary>
    internal ResolvedName? Resolved { get; set; }

    public bool Equals(Call? other) => other is not null && other.Name == Name && other.Arguments.SequenceEqual(Arguments);

    public override int GetHashCode() => HashCode.Combine(Name, Arguments.Length);

    internal override void PrintTo(StringBuilder source)
    {
        source.Append(Name).Append('(');
        PrintList(source, Arguments);
        source.Append(')');
    }
}
