using System.Globalization;

namespace AcsConnector.Flows.Expressions;

/// <summary>
/// A function of the language: its name, its arity with the words of the service when that is wrong, and what it does.
/// Exactly one of <see cref="Body"/> and <see cref="Lazy"/> is set.
/// </summary>
/// <param name="Name">As documentation writes it; flows may write it in any case.</param>
/// <param name="Min">The fewest arguments.</param>
/// <param name="Max">The most arguments, or <see cref="Many"/>.</param>
/// <param name="Expects">What the message about a wrong number says behind "The template language function 'f'".</param>
/// <param name="Ending">How that message ends.</param>
internal sealed record Function(string Name, int Min, int Max, string Expects, ArityEnding Ending = ArityEnding.ParameterOrParameters)
{
    /// <summary>Any number of arguments from <see cref="Min"/> on.</summary>
    public const int Many = int.MaxValue;

    /// <summary>Gets its arguments evaluated.</summary>
    public FunctionBody? Body { get; init; }

    /// <summary>Evaluates its arguments itself, those it needs.</summary>
    public LazyFunctionBody? Lazy { get; init; }

    /// <summary>The name in the link of a message about an argument; null for messages without a link.</summary>
    public string? Anchor { get; init; }

    /// <summary>The same for a wrong number of arguments: <see cref="Anchor"/> unless set, empty for a message without a link.</summary>
    public string? ArityAnchor
    {
        get => field ?? Anchor;
        init;
    }

    /// <param name="name">The function's name as the flow writes it.</param>
    /// <param name="count">The number of arguments.</param>
    /// <exception cref="EvaluationException">It takes more, or fewer.</exception>
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
        throw new EvaluationException($"The template language function '{name}' {Expects}{invoked}{Link(ArityAnchor)}");
    }

    /// <summary>The sentence that ends many of the service's messages; nothing without an anchor.</summary>
    internal static string Link(string? anchor) =>
        string.IsNullOrEmpty(anchor) ? "" : $" Please see https://aka.ms/logicexpressions#{anchor} for usage details.";
}
