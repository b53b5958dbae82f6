namespace AcsConnector.Emulator.Service;

/// <summary>The emulator cannot start. The message is one sentence for the person who started it and says what to do.</summary>
public sealed class EmulatorStartException(string message, Exception? inner = null) : Exception(message, inner);
