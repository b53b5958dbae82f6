using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>One call with its evaluated arguments. <paramref name="Name"/> is the function's name as the flow writes it.</summary>
public readonly record struct Invocation(string Name, Value[] Arguments, EvaluationContext Context)
{
    public int Count => Arguments.Length;

    public Value this[int index] => Arguments[index];

    /// <summary>The error "The template language function 'f' …", with a link when an anchor is given.</summary>
    public EvaluationException Error(string rest, string? anchor = null) =>
        new($"The template language function '{Name}' {rest}{(anchor is null ? "" : Function.Link(anchor))}");
}
