using System.Collections.Concurrent;
using System.Diagnostics;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>One life of the API under a Functions host, with what it said.</summary>
internal sealed class Handler : IAsyncDisposable
{
    private readonly AcsConnectorProcess _program;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Task<string> _ended;

    public Handler(ApiPackage package, IReadOnlyDictionary<string, string> environment)
    {
        _program = AcsConnectorProcess.Run(package.Program, package.Arguments, environment);
        _ended = ReadAsync();
    }

    public Process Process => _program.Process;

    /// <summary>Standard output so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>SIGKILL: a host sends nothing else.</summary>
    /// <returns>Standard error.</returns>
    public Task<string> KillAsync()
    {
        Process.Kill();
        return EndedAsync();
    }

    /// <summary>When the process is gone and everything it wrote was read. Gives standard error.</summary>
    public Task<string> EndedAsync() => _ended;

    public long ResidentBytes()
    {
        Process.Refresh();
        return Process.WorkingSet64;
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private async Task<string> ReadAsync()
    {
        while (await Process.StandardOutput.ReadLineAsync() is { } line)
            _lines.Enqueue(line);
        await Process.WaitForExitAsync();
        return await _program.ErrorsAsync();
    }
}
