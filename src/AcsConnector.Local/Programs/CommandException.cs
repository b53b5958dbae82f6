using AcsConnector.Local.Servers;

namespace AcsConnector.Local.Programs;

/// <summary>A command that cannot be run.</summary>
/// <param name="exitCode">What a shell ends with in that case: 127 for one that is not found, 126 for one that is none.</param>
public sealed class CommandException(int exitCode, string message, Exception? inner = null) : LocalException(message, inner)
{
    /// <summary>There is no such command.</summary>
    public const int NotFound = 127;

    /// <summary>It is there and cannot be run.</summary>
    public const int NotExecutable = 126;

    /// <summary>What a shell ends with in that case.</summary>
    public int ExitCode { get; } = exitCode;
}
