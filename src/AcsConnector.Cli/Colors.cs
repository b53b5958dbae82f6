namespace AcsConnector.Cli;

/// <summary>Whether text is coloured: on a terminal that can, unless a variable decides.</summary>
internal static class Colors
{
    /// <summary>NO_COLOR goes before FORCE_COLOR and CLICOLOR_FORCE, which colour redirected output too: a CI's log.</summary>
    public static bool AreWanted { get; } = Of("NO_COLOR").Length == 0 && (IsForced("FORCE_COLOR") || IsForced("CLICOLOR_FORCE") || HasTerminal);

    private static bool HasTerminal => !Console.IsOutputRedirected && Of("TERM") != "dumb";

    private static bool IsForced(string variable) => Of(variable) is not ("" or "0" or "false");

    private static string Of(string variable) => Environment.GetEnvironmentVariable(variable) ?? "";
}
