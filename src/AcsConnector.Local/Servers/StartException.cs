namespace AcsConnector.Local.Servers;

/// <summary>A server of <c>start</c> cannot listen where it is told to.</summary>
public sealed class StartException(string message, Exception? inner = null) : LocalException(message, inner);
