namespace AcsConnector.Local.Connecting;

/// <summary>The systems this program runs on.</summary>
public enum HostSystem
{
    /// <summary>Linux.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,
}

/// <summary>Which of the systems this one is.</summary>
public static class HostSystems
{
    /// <summary>This one.</summary>
    public static HostSystem This { get; } =
        OperatingSystem.IsWindows() ? HostSystem.Windows : OperatingSystem.IsMacOS() ? HostSystem.MacOS : HostSystem.Linux;

    /// <summary>As it is written.</summary>
    public static string NameOf(HostSystem system) => system == HostSystem.MacOS ? "macOS" : system.ToString();
}
