using System.IO.Compression;
using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Files;

/// <summary>An exported solution or package.</summary>
internal sealed class ZipInput : SwapInput
{
    private readonly byte[] _content;

    /// <exception cref="SwapException">It is no zip that can be read.</exception>
    public ZipInput(string path, byte[] content)
        : base(path)
    {
        _content = content;
        Files = Guard(ReadFiles);
    }

    public override IReadOnlyList<SwapFile> Files { get; }

    /// <summary>Entries that are not changed keep their compressed bytes; all keep names, order and times.</summary>
    public override void Write(string output, IReadOnlyDictionary<string, byte[]> changed)
    {
        using var result = new MemoryStream();
        result.Write(_content);
        using (var zip = new ZipArchive(result, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                if (changed.TryGetValue(entry.FullName, out var content))
                    Replace(entry, content);
            }
        }

        WriteFile(output, result.ToArray());
    }

    private static void Replace(ZipArchiveEntry entry, byte[] content)
    {
        var time = entry.LastWriteTime;
        using (var stream = entry.Open())
        {
            stream.SetLength(0);
            stream.Write(content);
        }

        entry.LastWriteTime = time;
    }

    private List<SwapFile> ReadFiles()
    {
        using var zip = new ZipArchive(new MemoryStream(_content, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.GroupBy(entry => entry.FullName).FirstOrDefault(names => names.Count() > 1) is { } twice)
            throw new InvalidDataException($"It holds {twice.Key} twice.");
        var named = zip.Entries.Where(entry => SwapFile.MayNameConnectors(entry.FullName));
        return [.. named.Select(entry => new SwapFile(entry.FullName, Read(entry)))];
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (packed.Read(buffer) is > 0 and var read)
        {
            content.Write(buffer.AsSpan(..read));
            if (content.Length > MaxFileSize)
                throw new InvalidDataException($"{entry.FullName} is larger than any export.");
        }

        return content.ToArray();
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            throw new SwapException($"{Path} is damaged or not a zip that can be read: {e.Message} Export it once more.");
        }
    }
}
