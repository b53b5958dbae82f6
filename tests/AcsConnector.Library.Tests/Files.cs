using AcsConnector.Flows;

namespace AcsConnector.Library.Tests;

internal static class Files
{
    public static string At(string name) => Path.Combine(AppContext.BaseDirectory, "Flows", name);

    /// <summary>One of the flows of a solution that is unpacked in a folder, which is deleted again.</summary>
    public static Flow LoadFromSolution(string name, Dictionary<string, string> actions)
    {
        var folder = Directory.CreateTempSubdirectory("acs-connector-library-");
        try
        {
            var flows = folder.CreateSubdirectory("Workflows");
            foreach (var flow in actions)
            {
                File.WriteAllText(
                    Path.Combine(flows.FullName, flow.Key + ".json"),
                    $$"""{"properties": {"connectionReferences": {}, "definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"} }, "actions": { {{flow.Value}} } } } }""");
            }

            return Flow.Load($"{folder.FullName}#{name}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A flow with these actions, from a file that is deleted again.</summary>
    public static Flow Load(string actions, string trigger = "", FlowOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("acs-connector-library-");
        try
        {
            var file = Path.Combine(folder.FullName, "flow.json");
            File.WriteAllText(file, $$"""{"triggers": {"manual": { {{trigger}} "type": "Request", "kind": "Http"} }, "actions": {{actions}} }""");
            return Flow.Load(file, options);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
