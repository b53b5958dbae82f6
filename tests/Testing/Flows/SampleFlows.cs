using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Testing.Flows;

/// <summary>The flows of connector/flows, which are also what users start from.</summary>
public static class SampleFlows
{
    public const string PowerAutomate = "power-automate";
    public const string Consumption = "consumption";
    public const string Standard = "standard";

    public static readonly string[] Formats = [PowerAutomate, Consumption, Standard];

    public static string Folder { get; } = Path.Combine(SourceTree.Root, "connector", "flows");

    public static TheoryData<string> EachFormat => [.. Formats];

    /// <summary>Below <see cref="Folder"/>.</summary>
    public static string PathOf(string flow, string format) =>
        format == Standard ? $"{format}/{flow}/workflow.json" : $"{format}/{flow}.json";

    public static string FileOf(string flow, string format) => Path.Combine(Folder, PathOf(flow, format));

    internal static FlowDefinition Read(string flow, string format) => FlowFile.Read(FileOf(flow, format)).Single();

    internal static Value Companion(string file) => ValueJson.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    /// <summary>A whole copy, as somebody has it who took the samples and nothing else.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
