namespace AcsConnector.Flows.Engine;

internal static class BlockOutcome
{
    /// <summary>How an action ended whose block ended like that.</summary>
    public static Outcome From(string status) => status switch
    {
        ActionStatus.Succeeded => Outcome.Done(),
        ActionStatus.Cancelled => new Outcome(ActionStatus.Cancelled, "ActionCancelled"),
        _ => Outcome.Failed("ActionFailed", "An action failed. No dependent actions succeeded."),
    };
}
