namespace AcsConnector.Local.Connecting;

/// <summary>A variable by which programs connect to the emulator.</summary>
/// <param name="Variable">Its name.</param>
/// <param name="ReadBy">Who reads it, for people.</param>
/// <param name="Value">Its value; null where it stays as it is.</param>
public sealed record ConnectionLine(string Variable, string ReadBy, Func<ConnectionContext, string?> Value)
{
    /// <summary>The programs that trust the emulator by this variable, as <c>start</c> names them; null when it is not about trust.</summary>
    public string? Trusts { get; init; }

    /// <summary>Where those programs read it.</summary>
    public IReadOnlyList<HostSystem> Systems { get; init; } = Enum.GetValues<HostSystem>();

    /// <summary>Whether it is set only when that is asked for.</summary>
    public bool IsManagedIdentity { get; init; }
}
