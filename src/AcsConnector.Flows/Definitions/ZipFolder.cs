using System.IO.Compression;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>An exported solution, package or project. Nothing is written to the disk.</summary>
internal sealed class ZipFolder : FlowFolder
{
    private readonly string _path;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private long _unpackedBytesLeft;

    /// <exception cref="FlowFileException">The file is no zip that can be read.</exception>
    public ZipFolder(string path, FlowLimits limits)
        : base(limits)
    {
        _path = path;
        _unpackedBytesLeft = limits.MaxUnpackedSize;
        var entries = Guard(path, ReadEntries);
        if (entries.Count > limits.MaxZipEntries)
            throw new FlowFileException($"{path} holds more than {limits.MaxZipEntries} files. Pass the zip that was exported, unchanged.");
        foreach (var entry in entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
    }

    public override string Name => Path.GetFileNameWithoutExtension(_path);

    public override IEnumerable<string> Files => _entries.Keys.Order(StringComparer.Ordinal);

    public override string Describe(string file) => $"{_path}!{file}";

    public override Stream? Open(string file) =>
        _entries.TryGetValue(file, out var entry) ? Guard(Describe(file), () => Unpack(entry)) : null;

    // In memory, so that every later error is the zip's and none the disk's.
    private IReadOnlyCollection<ZipArchiveEntry> ReadEntries()
    {
        using var file = File.OpenRead(_path);
        return new ZipArchive(new MemoryStream(JsonFile.ReadAtMost(file, Limits.MaxZipSize), writable: false), ZipArchiveMode.Read).Entries;
    }

    private MemoryStream Unpack(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        var content = JsonFile.ReadAtMost(packed, Limits.MaxFileSize);
        _unpackedBytesLeft -= content.Length;
        if (_unpackedBytesLeft < 0)
            throw new InvalidDataException($"The flows in it are larger than {SizeText.Format(Limits.MaxUnpackedSize)}.");
        return new MemoryStream(content, writable: false);
    }

    /// <summary>What the zip classes throw at damaged content.</summary>
    private static T Guard<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ValueJsonException e)
        {
            throw new FlowFileException($"{name} cannot be used: {e.Explanation} Pass the zip that was exported, unchanged.", e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            throw new FlowFileException($"{name} is damaged or not a zip that can be read: {e.Message} Export it once more.", e);
        }
    }
}
