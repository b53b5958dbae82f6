using System.Globalization;

namespace AcsConnector.Flows.Expressions;

/// <summary>
/// A function of the language: its name, its arity with the words of the service when that is wrong, and what it does.
/// Exactly one of <see cref="Body"/> and <see cref="Lazy"/> is set.
/// </summary>
public sealed record Function(string Name, int Min, int Max, string Expects, ArityEnding Ending = ArityEnding.ParameterOrParameters)
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
