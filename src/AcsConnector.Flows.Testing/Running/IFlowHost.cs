namespace AcsConnector.Flows.Testing.Running;

/// <summary>Loads and runs flows for test cases, several at the same time.</summary>
internal interface IFlowHost
{
    /// <summary>Runs the flow of one case.</summary>
    /// <exception cref="FlowException">The flow cannot run with what the case gives it.</exception>
    Task<CaseRun> RunAsync(CaseInput input, CancellationToken cancellationToken);
}
