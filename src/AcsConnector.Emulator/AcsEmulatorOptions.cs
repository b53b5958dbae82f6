namespace AcsConnector.Emulator;

/// <summary>How an <see cref="AcsEmulator"/> is to be. All of it may be left out.</summary>
public sealed record AcsEmulatorOptions
{
    /// <summary>Returns 429 beyond the service's documented limits, such as 1,000 new users in 30 seconds. Off, unless it is set.</summary>
    public bool EnforceLimits { get; init; }

    /// <summary>So many calls of each operation in 30 seconds, then 429: the service's limits in small. Null for none such.</summary>
    public int? LimitOfEachOperation { get; init; }

    /// <summary>Takes an api-version that is not known for the newest stable one, instead of refusing it.</summary>
    public bool AcceptAnyApiVersion { get; init; }

    /// <summary>The clock that <see cref="AcsEmulator.Time"/> goes by: the system's, unless another is given, such as one that a test moves by hand.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal EmulatorOptions ToHostOptions() => new()
    {
        DataFolder = null,
        InMemory = true,
        HttpsPort = 0,
        HttpPort = 0,
        EnforceLimits = EnforceLimits || LimitOfEachOperation is not null,
        LimitOfEachOperation = LimitOfEachOperation,
        AcceptAnyApiVersion = AcceptAnyApiVersion,
        RequestsRemembered = 10_000,
        ClockOfCallers = TimeProvider.System,
    };
}
