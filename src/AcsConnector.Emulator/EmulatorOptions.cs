using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator;

/// <summary>How one emulator is set up.</summary>
internal sealed record EmulatorOptions
{
    /// <summary>
    /// Where the certificate, the keys and, unless <see cref="InMemory"/>, the identities are kept. Null keeps nothing: the certificate and
    /// the keys are those of the process.
    /// </summary>
    public string? DataFolder { get; init; } = DefaultDataFolder;

    /// <summary>Forgets the identities when it stops. The certificate and the keys stay in the data folder.</summary>
    public bool InMemory { get; init; }

    /// <summary>0 picks a free port.</summary>
    public int HttpsPort { get; init; } = 7443;

    /// <summary>0 picks a free port.</summary>
    public int HttpPort { get; init; } = 7080;

    /// <summary>Listens on every address of the machine, for who calls from outside of a container, and not on the loopback ones alone.</summary>
    public bool OnEveryAddress { get; init; }

    /// <summary>Returns 429 beyond the service's documented limits per 30 seconds.</summary>
    public bool EnforceLimits { get; init; } = true;

    /// <summary>So many calls of each operation in 30 seconds, in place of the service's documented limits. Null for those.</summary>
    public int? LimitOfEachOperation { get; init; }

    /// <summary>Takes an api-version that is not known for the newest stable one, instead of refusing it.</summary>
    public bool AcceptAnyApiVersion { get; init; }

    /// <summary>How many of the last requests are remembered.</summary>
    public int RequestsRemembered { get; init; } = 200;

    /// <summary>The clock of those who call, by which their signatures and their bearer tokens are young enough. Null for the emulator's own.</summary>
    public TimeProvider? ClockOfCallers { get; init; }

    public static string DefaultDataFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "acs-connector", "emulator");
}
