namespace AcsConnector.Flows.Testing.Coverage;

/// <summary>What of a flow a case can reach.</summary>
internal enum CoverageKind
{
    /// <summary>An action that ran.</summary>
    Action,

    /// <summary>A branch of a condition or a switch that was chosen, one without actions too.</summary>
    Branch,

    /// <summary>A status of <c>runAfter</c> with which the action before ended.</summary>
    RunAfter,
}
