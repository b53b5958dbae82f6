using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;

namespace AcsConnector.Flows;

/// <summary>What stands around a flow when it is loaded.</summary>
public sealed record FlowEnvironment
{
    public static readonly FlowEnvironment Empty = new();

    public IReadOnlyList<ConnectorEndpoint> Connectors { get; init; } = [];

    /// <summary>What a connection sends, by the key actions use for it, before the connector's own value.</summary>
    public IReadOnlyDictionary<string, string> ConnectionValues { get; init; } = new Dictionary<string, string>();

    /// <summary>Flows that a flow may call, by their aliases.</summary>
    public IReadOnlyList<FlowDefinition> ChildFlows { get; init; } = [];

    /// <summary>Actions whose answers come from a file, so that no connector is needed for them.</summary>
    public Func<string, bool> IsMocked { get; init; } = _ => false;
}

/// <summary>A connector and where its API is.</summary>
/// <param name="Address">Scheme and host, without the definition's basePath and without a slash at the end.</param>
/// <param name="ConnectionValue">What the connection sends in the header, or the query, that the definition names; null for none.</param>
public sealed record ConnectorEndpoint(Connector Connector, string Address, string? ConnectionValue = null);

/// <summary>One reason why a flow cannot run.</summary>
/// <param name="Pointer">JSON pointer into the file.</param>
public sealed record FlowProblem(string Pointer, string? Action, string Message, FlowProblemKind Kind);

/// <summary>What a problem is about.</summary>
public enum FlowProblemKind
{
    /// <summary>What an action says about itself.</summary>
    Action,
    Trigger,
    Type,
    Name,
    RunAfter,
    Circle,
    Expression,
    Function,
    Limit,
    VariableInBlock,
    Unsupported,
}

/// <summary>A flow that cannot run as it is, with every reason.</summary>
public sealed class FlowRefusedException : FlowException
{
    internal FlowRefusedException(string flow, IReadOnlyList<FlowProblem> problems)
        : base($"The flow '{flow}' cannot run:\n" + string.Join('\n', problems.Select(Describe))) => Problems = problems;

    public IReadOnlyList<FlowProblem> Problems { get; }

    private static string Describe(FlowProblem problem) =>
        problem.Action is null ? $"  {problem.Message} ({problem.Pointer})" : $"  {problem.Action}: {problem.Message} ({problem.Pointer})";
}
