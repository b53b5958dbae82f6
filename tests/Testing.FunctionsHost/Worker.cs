using System.Collections.Concurrent;
using System.Diagnostics;

namespace AcsConnector.Testing.Hosting;

/// <summary>One life of the worker under a Functions host, with what it said.</summary>
public sealed class Worker : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Task<string> _ended;

    internal Worker(WorkerPackage package, RpcServer rpc, IReadOnlyDictionary<string, string> environment)
    {
        var id = $"{Guid.NewGuid()}";
        Conversation = new RpcConversation(package);
        rpc.Expect(id, Conversation);
        Process = Process.Start(package.Start(rpc.Address, id, environment))!;
        _ended = ReadAsync();
    }

    public Process Process { get; }

    /// <summary>What it handed to the host.</summary>
    public IReadOnlyList<RpcLogLine> Logs => Conversation.Logs;

    /// <summary>What it can, in its own words.</summary>
    public IReadOnlyDictionary<string, string> Capabilities => Conversation.Capabilities;

    /// <summary>The names of its functions.</summary>
    public IReadOnlyList<string> Functions => [.. Conversation.Functions.Select(function => function.Metadata.Name)];

    /// <summary>Standard output so far.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <summary>When it has ended.</summary>
    public int ExitCode => Process.ExitCode;

    internal RpcConversation Conversation { get; }

    public long ResidentBytes()
    {
        Process.Refresh();
        return Process.WorkingSet64;
    }

    /// <summary>SIGKILL: no chance to tidy up.</summary>
    /// <returns>Standard error.</returns>
    public Task<string> KillAsync()
    {
        Process.Kill();
        return EndedAsync();
    }

    /// <summary>As the host takes its leave: it says so, waits five seconds, and then kills.</summary>
    /// <returns>Standard error.</returns>
    public async Task<string> TerminateAsync()
    {
        Conversation.Terminate(Grace);
        try
        {
            return await _ended.WaitAsync(Grace);
        }
        catch (TimeoutException)
        {
            return await KillAsync();
        }
    }

    /// <summary>When the process is gone and everything it wrote was read. Gives standard error.</summary>
    public Task<string> EndedAsync() => _ended;

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        Process.Dispose();
        Conversation.Dispose();
    }

    private async Task<string> ReadAsync()
    {
        var errors = Process.StandardError.ReadToEndAsync();
        while (await Process.StandardOutput.ReadLineAsync() is { } line)
            _output.Enqueue(line);
        await Process.WaitForExitAsync();
        Conversation.End($"The worker ended with {Process.ExitCode}. It said: {await errors}");
        return await errors;
    }
}
