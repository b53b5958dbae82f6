namespace AcsConnector.Local.Servers;

/// <summary>What keeps this machine from running something. The message is for people: what is wrong, and what to do.</summary>
public abstract class LocalException(string message, Exception? inner = null) : Exception(message, inner);
