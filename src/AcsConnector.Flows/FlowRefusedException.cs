namespace AcsConnector.Flows;

/// <summary>A flow that cannot run as it is, with every reason.</summary>
public sealed class FlowRefusedException : FlowException
{
    private const int MaxNames = 5;

    internal FlowRefusedException(string flow, IReadOnlyList<FlowProblem> problems)
        : base($"The flow '{flow}' cannot run:\n{string.Join('\n', Describe(problems))}") => Problems = problems;

    /// <summary>Every reason, in the order of the file.</summary>
    public IReadOnlyList<FlowProblem> Problems { get; }

    /// <summary>Whether a mock of an action would be one reason less.</summary>
    internal bool IsHelpedByMocks => Problems.Any(problem => problem.Service is not null);

    /// <summary>What is wrong with the flow first; then the responses that are missing, by the connector they come from.</summary>
    private static IEnumerable<string> Describe(IReadOnlyList<FlowProblem> problems)
    {
        foreach (var problem in problems.Where(problem => problem.Service is null))
            yield return Describe(problem);
        var missing = problems.Where(problem => problem.Service is not null).ToList();
        if (missing.Count > 1)
            yield return $"  {missing.Count} actions need a response: give their connectors, or mock them.";
        foreach (var service in missing.GroupBy(problem => problem.Service))
            yield return service.Count() == 1 ? Describe(service.First()) : $"  {service.Key}: {service.Count()} actions ({Names([.. service.Select(problem => problem.Action!)])})";
    }

    private static string Describe(FlowProblem problem) =>
        problem.Action is null ? $"  {problem.Message} ({problem.Pointer})" : $"  {problem.Action}: {problem.Message} ({problem.Pointer})";

    private static string Names(List<string> names) => names.Count <= MaxNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MaxNames - 1))} and {names.Count - MaxNames + 1} more";
}
