using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>A folder of the disk. <paramref name="path"/> is kept as the caller wrote it, for the messages.</summary>
internal sealed class DiskFolder(string path, FlowLimits limits) : FlowFolder(limits)
{
    /// <summary>Deep enough for an unpacked package; a whole disk is not searched.</summary>
    private static readonly EnumerationOptions Search = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 4,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public override string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.Length == 0 ? "." : path)));

    public override IEnumerable<string> Files => Directory.EnumerateFiles(path, "*.json", Search)
        .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public override string Describe(string file) => Path.Combine(path, file);

    public override Stream? Open(string file) => File.Exists(Describe(file)) ? File.OpenRead(Describe(file)) : null;
}
