using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>A request that is expected. What is null or empty is not looked at.</summary>
internal sealed record RequestPattern
{
    /// <summary>In any case.</summary>
    public string? Method { get; init; }

    /// <summary>The end of the path, from a slash on.</summary>
    public string? Path { get; init; }

    /// <summary>Fields of the query, decoded.</summary>
    public ObjectValue Query { get; init; } = ObjectValue.Empty;

    /// <summary>Headers, their names in any case.</summary>
    public ObjectValue Headers { get; init; } = ObjectValue.Empty;

    /// <summary>A part of the body.</summary>
    public Value? Body { get; init; }
}
