using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>One call of a function with its evaluated arguments.</summary>
/// <param name="Function">What is called.</param>
/// <param name="Name">The function's name as the flow writes it.</param>
/// <param name="Arguments">As many as the function takes.</param>
/// <param name="Context">What the expression can see around it.</param>
internal readonly record struct Invocation(Function Function, string Name, Value[] Arguments, EvaluationContext Context)
{
    /// <summary>How many arguments there are.</summary>
    public int Count => Arguments.Length;

    /// <summary>An argument, from 0.</summary>
    public Value this[int index] => Arguments[index];

    /// <summary>The error "The template language function 'f' …".</summary>
    public EvaluationException Error(string rest) => new($"The template language function '{Name}' {rest}");

    /// <summary>The same with the function's link, where it has one.</summary>
    public EvaluationException LinkedError(string rest) => Error(rest + Function.Link(Function.Anchor));
}
