namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>The folder a package is written to, or compared with.</summary>
public sealed class PackageFolder(string path)
{
    /// <summary>The file as the caller would open it.</summary>
    public string NameOf(string file) => Path.Combine(path, file).Replace('\\', '/');

    /// <summary>Null when there is none.</summary>
    public byte[]? Read(string file) => File.Exists(NameOf(file)) ? File.ReadAllBytes(NameOf(file)) : null;

    /// <summary>Writes the file, and the folders it is in.</summary>
    public void Write(PackageFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(NameOf(file.Path))!);
        File.WriteAllBytes(NameOf(file.Path), file.Content);
    }

    /// <summary>What writing the file would change; null when nothing.</summary>
    public string? ChangeOf(PackageFile file)
    {
        if (Read(file.Path) is not { } found)
            return $"{NameOf(file.Path)} would be new.";
        if (found.AsSpan().SequenceEqual(file.Content))
            return null;
        if (Path.GetExtension(file.Path) is ".zip" or ".png")
            return $"{NameOf(file.Path)} would change.";

        var line = 1 + file.Content.AsSpan(0, found.AsSpan().CommonPrefixLength(file.Content)).Count((byte)'\n');
        return $"{NameOf(file.Path)} would change, first in line {line}.";
    }
}
