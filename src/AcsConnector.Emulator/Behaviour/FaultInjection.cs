using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Behaviour;

internal enum FaultReset
{
    None,

    /// <summary>The connection drops before anything was done.</summary>
    BeforeCommit,

    /// <summary>The work is done and its response is lost.</summary>
    AfterCommit,
}

/// <summary>A fault that the next calls of an operation meet.</summary>
internal sealed record Fault(string Operation, int? Status, int? RetryAfterSeconds, TimeSpan Latency, FaultReset Reset)
{
    public const string AnyOperation = "*";
    public const int MinStatus = 400;
    public const int MaxStatus = 599;
    public const int MaxRetryAfterSeconds = 3600;
    public const int MaxLatencyMilliseconds = 600_000;

    public bool Meets(string operation) => Operation == AnyOperation || Operation.Equals(operation, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ServiceException">The error asked for.</exception>
    /// <exception cref="ConnectionResetByFault">The connection is to drop now.</exception>
    public async Task BeforeAsync(HttpContext http, TimeProvider time)
    {
        if (Latency > TimeSpan.Zero)
            await Task.Delay(Latency, time, http.RequestAborted);
        if (Reset == FaultReset.BeforeCommit)
            throw new ConnectionResetByFault();
        if (Status is { } status)
            throw ServiceErrors.InjectedFault(status, RetryAfterSeconds);
    }

    /// <exception cref="ConnectionResetByFault">The connection is to drop now.</exception>
    public void After()
    {
        if (Reset == FaultReset.AfterCommit)
            throw new ConnectionResetByFault();
    }
}

internal sealed class ConnectionResetByFault : Exception;

/// <summary>The faults to inject, in the order they were asked for; the oldest that fits is met first.</summary>
internal sealed class FaultInjection
{
    private readonly Lock _lock = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];

    public void Inject(Fault fault, int times)
    {
        lock (_lock)
            _faults.Add((fault, times));
    }

    public Fault? Take(string operation)
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(injected => injected.Fault.Meets(operation));
            if (index < 0)
                return null;

            var (fault, left) = _faults[index];
            if (left > 1)
                _faults[index] = (fault, left - 1);
            else
                _faults.RemoveAt(index);
            return fault;
        }
    }

    public IReadOnlyList<(Fault Fault, int Left)> List()
    {
        lock (_lock)
            return [.. _faults];
    }

    public void Clear()
    {
        lock (_lock)
            _faults.Clear();
    }
}
