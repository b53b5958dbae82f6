using AcsConnector.Flows.Testing.Reading;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>What a file says about something by its name, with the place of the name.</summary>
internal sealed record Named<T>(string Name, Place Place, T Content);
