namespace AcsConnector.Cli.Commands;

/// <summary>The files of a run that need not be named because they stand beside the flow.</summary>
internal sealed class Companions
{
    public Companions(RunArguments arguments)
    {
        if (arguments.File == FlowFiles.StandardInput)
        {
            (Trigger, Mocks) = (arguments.Trigger, arguments.Mocks);
            return;
        }

        var path = WholePath(arguments.File);
        Trigger = arguments.Trigger ?? Find(path, "trigger");
        Mocks = arguments.Mocks ?? Find(path, "mocks");
        Found = [.. new[] { arguments.Trigger is null ? Trigger : null, arguments.Mocks is null ? Mocks : null }.OfType<string>()];
    }

    public string? Trigger { get; }

    public string? Mocks { get; }

    /// <summary>Those that no option named.</summary>
    public IReadOnlyList<string> Found { get; } = [];

    /// <summary>Where a flow's default mocks are.</summary>
    public static string MocksBeside(string file) => Beside(file, "mocks");

    /// <summary>Where a flow's default trigger is.</summary>
    public static string TriggerBeside(string file) => Beside(file, "trigger");

    /// <summary>Where a flow's first test file is.</summary>
    public static string TestBeside(string file) => Path.ChangeExtension(Beside(file, "flowtest"), ".yaml");

    private static string Beside(string file, string kind)
    {
        var path = WholePath(file);
        return Path.Combine(Path.GetDirectoryName(path) ?? "", NameOf(path, kind));
    }

    /// <summary>A Standard workflow is known by its folder.</summary>
    private static string WholePath(string file)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(file));
        return Path.GetFileName(path).Equals("workflow.json", StringComparison.OrdinalIgnoreCase) ? Path.GetDirectoryName(path)! : path;
    }

    private static string NameOf(string flow, string kind) => $"{Path.GetFileNameWithoutExtension(flow)}.{kind}.json";

    private static string? Find(string flow, string kind)
    {
        var name = NameOf(flow, kind);
        var folder = Path.GetDirectoryName(flow) ?? "";
        return new[] { Path.Combine(folder, name), Path.Combine(Path.GetDirectoryName(folder) ?? "", name) }.FirstOrDefault(File.Exists);
    }
}
