namespace AcsConnector.Cli;

/// <summary>Whether text is coloured: on a terminal that can, unless a variable decides.</summary>
internal static class Colors
{
    /// <summary>NO_COLOR (https://no-color.org) goes before FORCE_COLOR and CLICOLOR_FORCE, which colour redirected output too: a CI's log.</summary>
    public static bool AreWanted { get; } = !IsSet("NO_COLOR")
        && (IsForced("FORCE_COLOR") || IsForced("CLICOLOR_FORCE") || (!Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb"));

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    private static bool IsForced(string variable) => IsSet(variable) && Environment.GetEnvironmentVariable(variable) is not ("0" or "false");
}
