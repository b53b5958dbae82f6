namespace AcsConnector.Local.Connecting;

/// <summary>What the value of a variable depends on.</summary>
/// <param name="Point">What there is to connect to.</param>
/// <param name="System">The system of the program that reads the variables.</param>
/// <param name="Variable">A variable as it is before; null when it is not set.</param>
public sealed record ConnectionContext(ConnectionPoint Point, HostSystem System, Func<string, string?> Variable)
{
    /// <summary>Whether the connection string is that of http.</summary>
    public bool OverHttp { get; init; }

    /// <summary>Whether the emulator takes the place of the managed identity, and with that of other Azure sign-ins.</summary>
    public bool WithManagedIdentity { get; init; }

    /// <summary>A variable as somebody else has set it; null when it is not set, empty, or names one of our own files.</summary>
    internal string? Given(string variable) =>
        Variable(variable) is { Length: > 0 } value && !Point.Files.Contains(value) ? value : null;
}
