namespace AcsConnector.Flows.Testing.Reading;

/// <summary>A name with its place, and the value behind it.</summary>
internal sealed record Member(string Name, Place Place, Node Content);
