using AcsConnector.Emulator.Behaviour;

namespace AcsConnector.Emulator;

/// <summary>A fault that calls to come meet: an error (<see cref="Status"/>), a dropped connection (<see cref="Drop"/>), a delay, or a delay before either.</summary>
public sealed record EmulatorFault
{
    /// <summary>The calls that meet it; null for all.</summary>
    public EmulatorOperation? Operation { get; init; }

    /// <summary>The status of the error, from 400 to 599.</summary>
    public int? Status { get; init; }

    /// <summary>The <c>Retry-After</c> of the error, in whole seconds of an hour at most. Null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long the call waits before anything is done, ten minutes at most.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>When the connection drops, without a response.</summary>
    public ConnectionDrop? Drop { get; init; }

    /// <summary>How many calls meet it.</summary>
    public int Times { get; init; } = 1;

    internal static EmulatorFault Of((Fault Fault, int Left) injected) => new()
    {
        Operation = Enum.TryParse<EmulatorOperation>(injected.Fault.Operation, out var operation) ? operation : null,
        Status = injected.Fault.Status,
        RetryAfter = injected.Fault.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Latency = injected.Fault.Latency,
        Drop = injected.Fault.Reset switch
        {
            FaultReset.BeforeCommit => ConnectionDrop.BeforeTheWork,
            FaultReset.AfterCommit => ConnectionDrop.AfterTheWork,
            _ => null,
        },
        Times = injected.Left,
    };

    internal Fault ToFault() => new(
        Operation?.ToString() ?? Fault.AnyOperation,
        Status,
        (int?)RetryAfter?.TotalSeconds,
        Latency,
        Drop switch { ConnectionDrop.BeforeTheWork => FaultReset.BeforeCommit, ConnectionDrop.AfterTheWork => FaultReset.AfterCommit, _ => FaultReset.None });

    /// <exception cref="ArgumentException">It is no fault that could be met.</exception>
    internal void Check()
    {
        if ((Status, Drop) is (null, null) && Latency == TimeSpan.Zero)
            throw new ArgumentException("A fault has a Status, a Drop or a Latency.");
        if (Status is not null && Drop is not null)
            throw new ArgumentException("A fault has a Status or a Drop, not both: a dropped connection has no status.");

        CheckWithin(Status ?? Fault.MinStatus, Fault.MinStatus, Fault.MaxStatus, nameof(Status));
        CheckWithin(RetryAfter ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(Fault.MaxRetryAfterSeconds), nameof(RetryAfter));
        CheckWithin(Latency, TimeSpan.Zero, TimeSpan.FromMilliseconds(Fault.MaxLatencyMilliseconds), nameof(Latency));
        CheckWithin(Times, 1, int.MaxValue, nameof(Times));
    }

    private static void CheckWithin<T>(T value, T min, T max, string name) where T : IComparable<T>
    {
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
            throw new ArgumentException($"The {name} of a fault is from {min} to {max}, not {value}.");
    }
}

/// <summary>When a connection drops.</summary>
public enum ConnectionDrop
{
    /// <summary>Before anything was done: a repeat is the first.</summary>
    BeforeTheWork,

    /// <summary>When everything was done, and the response is lost: a repeat is the second.</summary>
    AfterTheWork,
}
