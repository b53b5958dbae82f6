namespace AcsConnector.Cli.Commands;

/// <summary>What the command line says about a run.</summary>
internal sealed record RunArguments
{
    public required string File { get; init; }

    public string? Flow { get; init; }

    public IReadOnlyList<string> Connectors { get; init; } = [];

    public IReadOnlyList<string> Connections { get; init; } = [];

    public string? Trigger { get; init; }

    public string? Parameters { get; init; }

    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyList<string> Children { get; init; } = [];

    public string? Mocks { get; init; }

    public bool MockMissing { get; init; }

    public string? Record { get; init; }

    public string? History { get; init; }

    /// <summary>Hosts that the flow may call beside its connectors'.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Whether nothing is called, this program's own API among it.</summary>
    public bool IsOffline { get; init; }

    public bool RealTime { get; init; }

    public string? MaxTime { get; init; }

    public string? MaxActions { get; init; }

    public string? MaxMemory { get; init; }

    public bool ShowSecure { get; init; }

    public bool AsJson { get; init; }
}
