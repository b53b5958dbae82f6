using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Files;

/// <summary>An unpacked solution or package, or a Standard project.</summary>
internal sealed class FolderInput : SwapInput
{
    private static readonly EnumerationOptions Search = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 16,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public FolderInput(string path)
        : base(path) => Files = [.. Names().Where(SwapFile.MayNameConnectors).Select(name => new SwapFile(name, Read(name)))];

    public override IReadOnlyList<SwapFile> Files { get; }

    public override void Write(string output, IReadOnlyDictionary<string, byte[]> changed)
    {
        var isInPlace = System.IO.Path.GetFullPath(output) == System.IO.Path.GetFullPath(Path);
        foreach (var name in isInPlace ? changed.Keys : Names().ToList())
        {
            var file = System.IO.Path.Combine(output, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            if (changed.TryGetValue(name, out var content))
                WriteFile(file, content);
            else
                File.Copy(System.IO.Path.Combine(Path, name), file, overwrite: true);
        }
    }

    /// <summary>With slashes; what version control keeps is no part of it.</summary>
    private IEnumerable<string> Names() => Directory.EnumerateFiles(Path, "*", Search)
        .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
        .Where(name => !name.Split('/').Contains(".git"))
        .Order(StringComparer.Ordinal);

    private byte[] Read(string name)
    {
        var file = new FileInfo(System.IO.Path.Combine(Path, name));
        return file.Length <= MaxFileSize ? File.ReadAllBytes(file.FullName) : throw new SwapException($"{name} is larger than any "
            + "export. Pass the folder that was exported.");
    }
}
