namespace AcsConnector.Cli;

/// <summary>A failure meant for the person at the command line. The message says what failed and what to do; Program prints it.</summary>
public abstract class CliException(string message, Exception? inner = null) : Exception(message, inner);
