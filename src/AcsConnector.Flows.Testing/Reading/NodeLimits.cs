namespace AcsConnector.Flows.Testing.Reading;

/// <summary>What a file may ask for: others wrote it.</summary>
internal static class NodeLimits
{
    /// <summary>How deep values stand in each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many values a file has, those of aliases counted each time.</summary>
    public const int MaxNodes = 100_000;

    /// <exception cref="NodeException">There are too many, or they stand too deep.</exception>
    public static void Check(Place place, int depth, int nodes)
    {
        if (depth > MaxDepth)
            throw new NodeException(place, $"It has more than {MaxDepth} levels.");
        if (nodes > MaxNodes)
            throw new NodeException(place, $"It has more than {MaxNodes} values, with those that aliases repeat.");
    }
}
