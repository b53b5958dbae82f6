using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>How a run ended.</summary>
/// <param name="Status">Succeeded, Failed, Cancelled, or <see cref="NotStarted"/>.</param>
/// <param name="Error"><c>{code, message}</c> of a run that failed or was not started; null otherwise.</param>
/// <param name="Actions">The records of all actions, the inner ones of blocks and loops included, in the order of the definition.</param>
/// <param name="Response">What the flow returned to its caller; null when it did not respond.</param>
internal sealed record RunResult(
    string Id,
    string Status,
    Value? Error,
    ActionRun Trigger,
    IReadOnlyList<ActionRun> Actions,
    ActionResponse? Response,
    DateTimeOffset StartTime,
    DateTimeOffset EndTime,
    Secrets Secrets)
{
    /// <summary>The status of a run that the trigger did not start: a condition was not met, or what came is not what it takes.</summary>
    public const string NotStarted = "NotStarted";

    /// <summary>Whether the response is secret.</summary>
    public bool HidesResponse => Response is not null && Actions.Append(Trigger).First(action => action.Record.Name == Response.Action) is { HidesInputs: true } or { HidesOutputs: true };

    /// <summary>Of a run that failed: the action that made it fail, or the Terminate that ended it.</summary>
    public ActionRun? FailedAction { get; init; }
}
