namespace AcsConnector.Testing.Hosting;

/// <summary>The worker could not be started. The host has tried more than once.</summary>
/// <param name="message">What was told last.</param>
/// <param name="ends">How each life ended, and what it wrote to standard error.</param>
public sealed class WorkerStartException(string message, IReadOnlyList<(int ExitCode, string Errors)> ends) : Exception(message)
{
    public IReadOnlyList<(int ExitCode, string Errors)> Ends { get; } = ends;
}
