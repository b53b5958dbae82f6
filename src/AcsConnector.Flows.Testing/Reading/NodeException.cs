namespace AcsConnector.Flows.Testing.Reading;

/// <summary>A file is not YAML or JSON that is read here.</summary>
internal sealed class NodeException(Place place, string message) : Exception(message)
{
    public Place Place { get; } = place;
}
