using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>One action as it ran: its record, what of it is secret, and what it was made of.</summary>
internal sealed record ActionRun(ActionRecord Record)
{
    public bool HidesInputs { get; init; }

    public bool HidesOutputs { get; init; }

    public IReadOnlyList<Retry> Retries { get; init; } = [];

    /// <summary>Of an action inside a loop: each time it ran, in the order of the items.</summary>
    public IReadOnlyList<ActionRun>? Repetitions { get; init; }

    /// <summary>False for an action inside a loop that never went round.</summary>
    internal bool HasRun => Repetitions?.Any(repetition => repetition.HasRun) ?? true;

    /// <summary>How many times a loop went round, for the loop itself.</summary>
    public int? Iterations { get; init; }

    /// <summary>
    /// Which branch a condition or a switch chose: 0 for true and 1 for false, or the number of the case from 0 on, the default behind the
    /// last one; null where it chose none.
    /// </summary>
    public int? Branch { get; init; }

    /// <summary>Of an action inside an Until: the record is the last iteration's.</summary>
    public bool IsLastIteration { get; init; }

    /// <summary>Where <see cref="HidesInputs"/>: what of them a message must not quote.</summary>
    internal SecretInputs? SecretInputs { get; init; }

    /// <summary>Why the action failed, also where its outputs are hidden; null when it did not. The run's secrets are still in it.</summary>
    /// <param name="showSecure">Leaves in the message what it quotes of secure inputs.</param>
    public ActionFailure? FailureWith(bool showSecure)
    {
        var failure = ActionFailure.From(Record);
        if (showSecure || SecretInputs is null || failure?.Message is not { } message)
            return failure;
        return failure with { Message = SecretInputs.Mask(message) };
    }

    /// <summary>A record of its own for expressions: an action of a Foreach shows its repetitions as outputs.</summary>
    internal ActionRecord ForResult => Repetitions is null || IsLastIteration
        ? Record
        : Record with { Outputs = new ArrayValue([.. Repetitions.Select(repetition => repetition.Record.ToValue())]), Repetitions = null };
}
