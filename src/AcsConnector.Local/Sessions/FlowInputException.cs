using AcsConnector.Local.Servers;

namespace AcsConnector.Local.Sessions;

/// <summary>An argument or a file of a flow command that cannot be used.</summary>
internal sealed class FlowInputException(string message) : LocalException(message);
