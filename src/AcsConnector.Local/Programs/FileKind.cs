namespace AcsConnector.Local.Programs;

/// <summary>What stands at a path.</summary>
public enum FileKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A file that is not for running.</summary>
    File,

    /// <summary>A file that may be run.</summary>
    Program,
}

/// <summary>What stands where on this machine.</summary>
public static class FileKinds
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>At this path.</summary>
    public static FileKind Of(string path)
    {
        if (Directory.Exists(path))
            return FileKind.Folder;
        if (!File.Exists(path))
            return FileKind.None;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Execute) != 0 ? FileKind.Program : FileKind.File;
    }
}
