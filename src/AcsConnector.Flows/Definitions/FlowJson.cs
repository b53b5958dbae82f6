using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>A JSON file that may hold flows, in the folder where its companions lie.</summary>
internal sealed record FlowJson(FlowFolder Folder, string Path, ObjectValue Root)
{
    public const string WorkflowFile = "workflow.json";
    public const string PackageFile = "definition.json";

    public string File => Folder.Describe(Path);

    public bool IsWorkflowFile => IsNamed(WorkflowFile);

    /// <summary>The file's name, or its folder's where every flow's file has the same name.</summary>
    public string Stem
    {
        get
        {
            if (!IsNamed(WorkflowFile) && !IsNamed(PackageFile))
                return System.IO.Path.GetFileNameWithoutExtension(Path);
            return Parent(Path) is { Length: > 0 } folder ? folder[(folder.LastIndexOf('/') + 1)..] : Folder.Name;
        }
    }

    /// <summary>An object from the file of that name beside this one or one folder up; empty when there is none.</summary>
    /// <exception cref="FlowFileException">There is one, and it is no JSON object.</exception>
    public ObjectValue ReadCompanion(string name)
    {
        foreach (var path in CompanionPaths(name))
        {
            if (Folder.ReadJson(path) is { } json)
            {
                return json as ObjectValue
                    ?? throw new FlowFileException($"{Folder.Describe(path)} is not a JSON object. Correct or remove it.");
            }
        }

        return ObjectValue.Empty;
    }

    private IEnumerable<string> CompanionPaths(string name)
    {
        var folder = Parent(Path);
        yield return folder.Length == 0 ? name : $"{folder}/{name}";
        if (folder.Length > 0)
            yield return Parent(folder) is { Length: > 0 } above ? $"{above}/{name}" : name;
        else if (Folder is DiskFolder)
            yield return $"../{name}";
    }

    private bool IsNamed(string name) => string.Equals(Path[(Path.LastIndexOf('/') + 1)..], name, StringComparison.OrdinalIgnoreCase);

    private static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
}
