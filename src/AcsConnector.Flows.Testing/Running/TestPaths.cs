using AcsConnector.Flows.Testing.Cases;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>Finds test files: what is named, and in folders what ends in <c>.flowtest.yaml</c>, <c>.flowtest.yml</c> or <c>.flowtest.json</c>.</summary>
internal static class TestPaths
{
    private static readonly string[] Endings = [".flowtest.yaml", ".flowtest.yml", ".flowtest.json"];
    private static readonly string[] PassedOver = ["bin", "obj", "node_modules"];

    /// <summary>In the order of the paths, each file once; those of a folder by name.</summary>
    /// <exception cref="FlowTestFileException">A path is not there, or a folder has no test file.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) => [.. paths.SelectMany(Find).Distinct()];

    private static IEnumerable<string> Find(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        var files = FilesOf(path).ToList();
        return files.Count > 0 ? files : throw new FlowTestFileException([$"{path} has no test file: their names end in {string.Join(", ", Endings)}."]);
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        .Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        .Concat(Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Where(IsLookedInto).SelectMany(FilesOf));

    private static bool IsLookedInto(string folder)
    {
        var name = Path.GetFileName(folder);
        return !name.StartsWith('.') && !PassedOver.Contains(name, StringComparer.OrdinalIgnoreCase) && new DirectoryInfo(folder).LinkTarget is null;
    }
}
