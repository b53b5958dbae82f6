namespace AcsConnector.Cli.Shell;

/// <summary>What the process returns to its caller.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>A check found something.</summary>
    public const int Findings = 1;

    /// <summary>An option, a file or a port cannot be used.</summary>
    public const int BadInput = 2;
}
