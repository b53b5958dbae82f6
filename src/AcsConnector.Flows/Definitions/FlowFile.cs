using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>Reads flows in whatever shape Power Automate and Logic Apps write them.</summary>
internal static class FlowFile
{
    /// <summary>What is read, for messages and help texts.</summary>
    private const string WhatToPass =
        "Pass a flow's .json file (from a solution, a package, the code view, a template or a Standard project), "
        + "the exported .zip, or the folder of a Standard project.";

    /// <summary>A file has one shape; the first reader that finds a flow in it is the one.</summary>
    private static readonly Func<FlowJson, IReadOnlyList<FlowDefinition>>[] Shapes =
    [
        ArmTemplate.Read,
        FlowResource.Read,
        SolutionClientData.Read,
        StandardWorkflow.Read,
        CodeView.Read,
    ];

    /// <inheritdoc cref="Read(string, FlowLimits)"/>
    /// <remarks>Within <see cref="FlowLimits.Default"/>.</remarks>
    public static IReadOnlyList<FlowDefinition> Read(string path) => Read(path, FlowLimits.Default);

    /// <summary>
    /// All flows of a .json file, of an exported .zip, or of a folder: a Standard workflow's, a project's, an unpacked solution's.
    /// </summary>
    /// <exception cref="FlowFileException">There is no flow, or none that can be read. The message says why and what to do.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IReadOnlyList<FlowDefinition> Read(string path, FlowLimits limits)
    {
        if (Directory.Exists(path))
            return ReadFolder(new DiskFolder(path, limits), path);
        if (!File.Exists(path))
            throw new FlowFileException($"{path} does not exist. {WhatToPass}");
        if (IsZip(path))
            return ReadFolder(new ZipFolder(path, limits), path);

        var folder = new DiskFolder(Path.GetDirectoryName(path) ?? "", limits);
        return Find(folder, Path.GetFileName(path)) is { Count: > 0 } flows
            ? FlowDefinition.Together(flows)
            : throw new FlowFileException($"{path} is JSON, but no flow. {WhatToPass}");
    }

    /// <summary>The one flow of a file or a folder, or the one of that name.</summary>
    /// <exception cref="FlowFileException">There is none, or there are several and none is named.</exception>
    public static FlowDefinition Choose(string path, string? name, FlowLimits limits)
    {
        var flows = Read(path, limits);
        var names = string.Join(", ", flows.Select(flow => flow.Name));
        if (name is null)
            return flows is [var one] ? one : throw new FlowFileException($"{path} holds {flows.Count} flows. Name one as FILE#NAME: {names}.");
        return flows.FirstOrDefault(flow => flow.Aliases.Append(flow.Name).Contains(name, StringComparer.OrdinalIgnoreCase))
            ?? throw new FlowFileException($"{path} has no flow '{name}'. It has: {names}.");
    }

    /// <summary><c>FILE#NAME</c>. A file of that whole name comes first: names may have a <c>#</c>.</summary>
    public static (string Path, string? Name) SplitName(string path)
    {
        var split = path.LastIndexOf('#');
        return split < 0 || File.Exists(path) || Directory.Exists(path) ? (path, null) : (path[..split], path[(split + 1)..]);
    }

    private static IReadOnlyList<FlowDefinition> ReadFolder(FlowFolder folder, string path)
    {
        var flows = folder.Files.Where(file => MayBeFlow($"{folder.Name}/{file}")).SelectMany(file => Find(folder, file)).ToList();
        return flows.Count > 0
            ? FlowDefinition.Together(flows)
            : throw new FlowFileException(
                $"{path} holds no flow: neither Workflows/*.json, nor definition.json of a package, nor workflow.json. {WhatToPass}");
    }

    private static IReadOnlyList<FlowDefinition> Find(FlowFolder folder, string file)
    {
        if (folder.ReadJson(file, out var mistake) is not ObjectValue root)
            return [];
        var json = new FlowJson(folder, file, root);
        var flows = Shapes.Select(read => read(json)).FirstOrDefault(flows => flows.Count > 0) ?? [];
        return mistake is null ? flows : [.. flows.Select(flow => flow with { JsonMistake = mistake })];
    }

    /// <summary>Exports hold other JSON too, connectors above all, which need not be read.</summary>
    private static bool MayBeFlow(string path)
    {
        var segments = path.Split('/');
        return Is(segments[^1], FlowJson.WorkflowFile)
            || Is(segments[^1], FlowJson.PackageFile)
            || (Is(segments[^2], "Workflows") && segments[^1].EndsWith(".json", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Is(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>By content: an export may have any name.</summary>
    private static bool IsZip(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[2];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK"u8);
    }
}
