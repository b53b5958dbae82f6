using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Files;

/// <summary>What is moved: an exported zip, a folder, or one file.</summary>
internal abstract class SwapInput(string path)
{
    /// <summary>Larger than any export; a file that is larger is not read into memory.</summary>
    protected const int MaxFileSize = 100 * 1024 * 1024;

    protected string Path { get; } = path;

    /// <summary>The files that may name a connector.</summary>
    public abstract IReadOnlyList<SwapFile> Files { get; }

    /// <summary>Where the result goes if nobody says: beside the input.</summary>
    public string DefaultOutput
    {
        get
        {
            var whole = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Path));
            var extension = Directory.Exists(whole) ? "" : System.IO.Path.GetExtension(whole);
            return $"{whole[..(whole.Length - extension.Length)]}.swapped{extension}";
        }
    }

    /// <exception cref="SwapException">There is no such file, or none that can be read.</exception>
    public static SwapInput Open(string path)
    {
        if (Directory.Exists(path))
            return new FolderInput(path);
        if (!File.Exists(path))
            throw new SwapException($"{path} does not exist. Pass an exported .zip, an unpacked solution or project, or a flow's .json file.");
        if (new FileInfo(path).Length > MaxFileSize)
            throw new SwapException($"{path} is larger than any export. Pass the file that was exported.");
        var content = File.ReadAllBytes(path);
        return content.AsSpan().StartsWith("PK"u8) ? new ZipInput(path, content) : new FileInput(path, content);
    }

    /// <summary>Writes the whole input with other contents of some files.</summary>
    /// <param name="output">The file or folder; it may be the input itself.</param>
    /// <param name="changed">Contents by the names of <see cref="Files"/>.</param>
    public abstract void Write(string output, IReadOnlyDictionary<string, byte[]> changed);

    /// <summary>A file that is complete or not there at all.</summary>
    protected static void WriteFile(string path, byte[] content)
    {
        var temporary = path + ".writing";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
