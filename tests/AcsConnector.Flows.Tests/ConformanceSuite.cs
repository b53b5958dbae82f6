using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests;

/// <summary>The cases of the folder <c>conformance</c>, whose page says what their members mean.</summary>
internal static class ConformanceSuite
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "conformance");

    /// <summary>By the file's name without its ending: all cases of a folder, expressions, runs or saves.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ObjectValue>> Read(string folder) => Directory
        .EnumerateFiles(Path.Combine(Folder, folder), "*.json")
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), ReadFile);

    private static IReadOnlyList<ObjectValue> ReadFile(string file)
    {
        var json = (ObjectValue)ValueJson.Parse(File.ReadAllText(file));
        return [.. ((ArrayValue)json["cases"]!).Items.Cast<ObjectValue>()];
    }
}
