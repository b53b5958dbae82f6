using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>A flow that cannot run as it is, with every reason.</summary>
public sealed class FlowRefusedException : FlowException
{
    internal FlowRefusedException(string flow, IReadOnlyList<FlowProblem> problems)
        : base($"The flow '{flow}' cannot run:\n" + string.Join('\n', problems.Select(Describe))) => Problems = problems;

    public IReadOnlyList<FlowProblem> Problems { get; }

    private static string Describe(FlowProblem problem) =>
        problem.Action is null ? $"  {problem.Message} ({problem.Pointer})" : $"  {problem.Action}: {problem.Message} ({problem.Pointer})";
}
