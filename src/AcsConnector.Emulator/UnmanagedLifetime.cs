using Microsoft.Extensions.Hosting;

namespace AcsConnector.Emulator;

/// <summary>
/// Ends with whoever started it. The usual lifetime takes SIGINT, SIGTERM and SIGQUIT away from the program that the emulator runs in, which
/// would go on after Ctrl+C.
/// </summary>
internal sealed class UnmanagedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
