using System.Globalization;

namespace AcsConnector.Flows.Expressions;

internal delegate Value FunctionBody(in Invocation call);

internal delegate Value LazyFunctionBody(Call call, EvaluationContext context);

/// <summary>How the message about a wrong number of arguments ends.</summary>
internal enum ArityEnding
{
    /// <summary>Nothing follows the sentence.</summary>
    None,

    /// <summary>The function was invoked with '{n}' parameter(s).</summary>
    ParameterOrParameters,

    /// <summary>The function was invoked with '{n}' parameters.</summary>
    Parameters,

    /// <summary>The function was invoked with no parameters.</summary>
    NoParameters,
}

/// <summary>
/// A function of the language: its name, its arity with the words of the service when that is wrong, and what it does.
/// Exactly one of <see cref="Body"/> and <see cref="Lazy"/> is set.
/// </summary>
internal sealed record Function(string Name, int Min, int Max, string Expects, ArityEnding Ending = ArityEnding.ParameterOrParameters)
{
    /// <summary>Any number of arguments from <see cref="Min"/> on.</summary>
    public const int Many = int.MaxValue;

    /// <summary>Gets its arguments evaluated.</summary>
    public FunctionBody? Body { get; init; }

    /// <summary>Evaluates its arguments itself, those it needs.</summary>
    public LazyFunctionBody? Lazy { get; init; }

    /// <summary>The name in the link of the arity message; null for a message without a link.</summary>
    public string? Anchor { get; init; }

    public void CheckArity(string name, int count)
    {
        if (count >= Min && count <= Max)
            return;
        var invoked = Ending switch
        {
            ArityEnding.ParameterOrParameters => string.Create(CultureInfo.InvariantCulture, $" The function was invoked with '{count}' parameter(s)."),
            ArityEnding.Parameters => string.Create(CultureInfo.InvariantCulture, $" The function was invoked with '{count}' parameters."),
            ArityEnding.NoParameters => " The function was invoked with no parameters.",
            _ => "",
        };
        throw new EvaluationException($"The template language function '{name}' {Expects}{invoked}{(Anchor is null ? "" : Link(Anchor))}");
    }

    /// <summary>The sentence that ends many of the service's messages.</summary>
    public static string Link(string anchor) => $" Please see https://aka.ms/logicexpressions#{anchor} for usage details.";
}

/// <summary>One call with its evaluated arguments. <paramref name="Name"/> is the function's name as the flow writes it.</summary>
internal readonly record struct Invocation(string Name, Value[] Arguments, EvaluationContext Context)
{
    public int Count => Arguments.Length;

    public Value this[int index] => Arguments[index];

    /// <summary>The error "The template language function 'f' …", with a link when an anchor is given.</summary>
    public EvaluationException Error(string rest, string? anchor = null) =>
        new($"The template language function '{Name}' {rest}{(anchor is null ? "" : Function.Link(anchor))}");
}
