using System.IO.Compression;
using System.Text;

namespace AcsConnector.Testing.Flows.Swapping;

/// <summary>An export with flows that call Microsoft's connector.</summary>
/// <param name="Name">What it is, for the test's name; ends as its path does: .zip, .json, or a slash for a folder.</param>
/// <param name="Actions">How many actions call the connector.</param>
/// <param name="Files">Its files; one for a .json.</param>
public sealed record SwapFixture(string Name, int Actions, params IReadOnlyList<(string Path, byte[] Content)> Files)
{
    /// <summary>What the way there needs besides <c>--to</c>.</summary>
    public string[] There { get; init; } = [];

    /// <summary>What the way back needs besides <c>--to official</c>.</summary>
    public string[] Back { get; init; } = [];

    private bool IsFolder => Name.EndsWith('/');

    /// <summary>The same with another text in the place of one, in all files.</summary>
    public SwapFixture Replacing(string before, string after)
    {
        var files = Files.Select(file => (file.Path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Content).Replace(before, after, StringComparison.Ordinal)))).ToList();
        Assert.Contains(files.Zip(Files), pair => !pair.First.Item2.SequenceEqual(pair.Second.Content));
        return this with { Files = files };
    }

    /// <summary>The same without a file.</summary>
    public SwapFixture Without(string path) => this with { Files = [.. Files.Where(file => file.Path != path)] };

    /// <summary>Writes it into a folder.</summary>
    /// <returns>The path of it, from that folder.</returns>
    public string WriteTo(string folder)
    {
        if (IsFolder)
        {
            foreach (var (path, content) in Files)
                Write(Path.Combine(folder, Name, path), content);
        }
        else if (Name.EndsWith(".zip", StringComparison.Ordinal))
        {
            Write(Path.Combine(folder, Name), Zip());
        }
        else
        {
            Write(Path.Combine(folder, Name), Files[0].Content);
        }

        return $"./{Name.TrimEnd('/')}";
    }

    /// <summary>The files of one that was written, with their times where it is a zip.</summary>
    public static IReadOnlyList<(string Path, DateTimeOffset? Time, byte[] Content)> Read(string path)
    {
        if (Directory.Exists(path))
        {
            return [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(path, file).Replace('\\', '/'), (DateTimeOffset?)null, File.ReadAllBytes(file)))];
        }

        if (!path.EndsWith(".zip", StringComparison.Ordinal))
            return [("", null, File.ReadAllBytes(path))];
        using var zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Select(entry => (entry.FullName, (DateTimeOffset?)entry.LastWriteTime, ReadEntry(entry)))];
    }

    public override string ToString() => Name;

    private byte[] Zip()
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in Files)
            {
                var entry = zip.CreateEntry(path, path.EndsWith(".png", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.SmallestSize);
                entry.LastWriteTime = new DateTimeOffset(2024, 2, 29, 13, 30, path.Length % 30 * 2, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return result.ToArray();
    }

    private static byte[] ReadEntry(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
