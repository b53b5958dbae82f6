using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Reading;

/// <summary>A value of a file with its place, whether the file is YAML or JSON.</summary>
internal abstract class Node(Place place)
{
    public Place Place { get; } = place;

    /// <summary>The value without the places.</summary>
    public abstract Value ToValue();
}
