namespace AcsConnector.Local.Starting;

/// <summary>How the programs of other languages are told to trust the emulator's certificate, on each system.</summary>
public static class TrustLines
{
    private const string InsteadOfTrust = "reads no such variable here: use the connection string over http";

    private static readonly Dictionary<string, (string Label, Func<string, string, string> Assign)[]> Shells = new()
    {
        ["Linux"] = [("", Posix)],
        ["macOS"] = [("", Posix)],
        ["Windows"] = [(" (PowerShell)", PowerShell), (" (cmd)", Cmd)],
    };

    /// <summary>OpenSSL reads SSL_CERT_FILE; .NET has OpenSSL under it on Linux alone.</summary>
    private static readonly (string Program, string Variable, string[] Systems)[] Rows =
    [
        ("JavaScript", "NODE_EXTRA_CA_CERTS", ["Linux", "macOS", "Windows"]),
        ("Python, az", "REQUESTS_CA_BUNDLE", ["Linux", "macOS", "Windows"]),
        (".NET", "SSL_CERT_FILE", ["Linux"]),
    ];

    /// <summary>Linux, macOS or Windows.</summary>
    public static string ThisSystem => OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";

    /// <summary>A line for each program and each shell of the system (Linux, macOS or Windows).</summary>
    public static IEnumerable<(string Label, string Line)> For(string system, string certificate) => Rows.SelectMany(row => row.Systems.Contains(system)
        ? Shells[system].Select(shell => (row.Program + shell.Label, shell.Assign(row.Variable, certificate)))
        : [(row.Program, InsteadOfTrust)]);

    private static string Posix(string variable, string path) => $"export {variable}='{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string PowerShell(string variable, string path) => $"$env:{variable} = '{path.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Such quotes do not become part of the value.</summary>
    private static string Cmd(string variable, string path) => $"set \"{variable}={path}\"";
}
