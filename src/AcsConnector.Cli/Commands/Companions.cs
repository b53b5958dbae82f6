namespace AcsConnector.Cli.Commands;

/// <summary>The files of a run that need not be named because they stand beside the flow.</summary>
internal sealed class Companions
{
    public Companions(RunArguments arguments)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(arguments.File));
        if (Path.GetFileName(path).Equals("workflow.json", StringComparison.OrdinalIgnoreCase))
            path = Path.GetDirectoryName(path)!;
        Trigger = arguments.Trigger ?? Find(path, "trigger");
        Mocks = arguments.Mocks ?? Find(path, "mocks");
        Found = [.. new[] { arguments.Trigger is null ? Trigger : null, arguments.Mocks is null ? Mocks : null }.OfType<string>()];
    }

    public string? Trigger { get; }

    public string? Mocks { get; }

    /// <summary>Those that no option named.</summary>
    public IReadOnlyList<string> Found { get; }

    private static string? Find(string flow, string kind)
    {
        var name = $"{Path.GetFileNameWithoutExtension(flow)}.{kind}.json";
        var folder = Path.GetDirectoryName(flow) ?? "";
        return new[] { Path.Combine(folder, name), Path.Combine(Path.GetDirectoryName(folder) ?? "", name) }.FirstOrDefault(File.Exists);
    }
}
