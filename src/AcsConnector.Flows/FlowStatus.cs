namespace AcsConnector.Flows;

/// <summary>How a run, or an action of it, ended.</summary>
public enum FlowStatus
{
    /// <summary>All went well.</summary>
    Succeeded,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>The action did not run, because of its <c>runAfter</c> or of the block around it.</summary>
    Skipped,

    /// <summary>The action took longer than its <c>limit.timeout</c>.</summary>
    TimedOut,

    /// <summary>A Terminate ended it.</summary>
    Cancelled,

    /// <summary>The trigger started no run: a condition was not met, or what came is not what it takes.</summary>
    NotStarted,
}
