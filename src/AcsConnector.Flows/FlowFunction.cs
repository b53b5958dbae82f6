using System.Globalization;
using System.Text.Json.Nodes;
using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows;

/// <summary>A function of your own, which expressions may call.</summary>
/// <param name="name">What expressions call it, in any case.</param>
/// <param name="body">
/// Its value for the arguments. A <see cref="FlowActionException"/> makes the action that asks fail with <c>InvalidTemplate</c> and its
/// message; any other exception leaves the run.
/// </param>
public sealed class FlowFunction(string name, Func<IReadOnlyList<JsonNode?>, JsonNode?> body)
{
    /// <summary>What expressions call it, in any case.</summary>
    public string Name { get; } = name;

    /// <summary>The fewest arguments that it takes.</summary>
    public int MinArguments { get; init; }

    /// <summary>The most arguments that it takes: any number, unless set.</summary>
    public int MaxArguments { get; init; } = int.MaxValue;

    internal Function Function => new(Name, MinArguments, MaxArguments, $"expects {Arity}.") { Body = Run };

    private string Arity => MinArguments == MaxArguments ? string.Create(CultureInfo.InvariantCulture, $"{MinArguments} parameters")
        : MaxArguments == int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"at least {MinArguments} parameters")
        : string.Create(CultureInfo.InvariantCulture, $"{MinArguments} to {MaxArguments} parameters");

    private Values.Value Run(in Invocation call)
    {
        try
        {
            return JsonBridge.ToValue(body([.. call.Arguments.Select(JsonBridge.ToNode)]));
        }
        catch (FlowActionException e)
        {
            throw new EvaluationException(e.Message, e);
        }
    }
}
