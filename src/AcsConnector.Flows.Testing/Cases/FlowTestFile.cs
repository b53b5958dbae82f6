using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>A test file: a flow, what stands around it, and its cases.</summary>
internal sealed record FlowTestFile
{
    /// <summary>The file as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>Where the flow is: a path, from the current folder on.</summary>
    public required string Flow { get; init; }

    /// <summary>Which flow of that file; null where there is one alone.</summary>
    public string? FlowName { get; init; }

    /// <summary>The Swagger files of the connectors; none for the program's own.</summary>
    public IReadOnlyList<string> Connectors { get; init; } = [];

    /// <summary>Files of the flows that it calls.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>What is tested.</summary>
    public IReadOnlyList<FlowTestCase> Cases { get; init; } = [];

    /// <summary>All that stands in the file: what of it is secret is shown nowhere.</summary>
    public required Value Source { get; init; }
}
