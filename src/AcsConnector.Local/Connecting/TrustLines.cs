namespace AcsConnector.Local.Connecting;

/// <summary>The lines of <see cref="ConnectionLines"/> by which programs trust the emulator's certificate, as <c>start</c> prints them.</summary>
public static class TrustLines
{
    internal const string InsteadOfALine = "acs-connector trust, or the connection string over http";

    private static readonly Dictionary<HostSystem, (string Label, string Shell)[]> ShellsOf = new()
    {
        [HostSystem.Linux] = [("", "bash")],
        [HostSystem.MacOS] = [("", "bash")],
        [HostSystem.Windows] = [(" (PowerShell)", "pwsh"), (" (cmd)", "cmd")],
    };

    /// <summary>A line for each program and each shell of the system.</summary>
    public static IEnumerable<(string Label, string Line)> For(ConnectionContext context) =>
        from row in ConnectionLines.All
        where row.Trusts is not null
        from line in row.Systems.Contains(context.System)
            ? ShellsOf[context.System].Select(shell => (row.Trusts + shell.Label, Shells.Assign(shell.Shell, row.Variable, row.Value(context)!)))
            : [(row.Trusts!, InsteadOfALine)]
        select line;
}
