using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>How a run ended.</summary>
/// <param name="Error"><c>{code, message}</c> of a failed run; null otherwise.</param>
/// <param name="Actions">The records of all actions, the inner ones of blocks and loops included, in the order of the definition.</param>
/// <param name="Response">What the flow answered its caller; null when it did not.</param>
public sealed record FlowRunResult(
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
    /// <summary>Of a run that failed: the action that made it fail, or the Terminate that ended it.</summary>
    public ActionRun? FailedAction { get; init; }
}
