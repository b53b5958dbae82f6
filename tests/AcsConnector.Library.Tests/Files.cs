using AcsConnector.Flows;

namespace AcsConnector.Library.Tests;

internal static class Files
{
    public static string At(string name) => Path.Combine(AppContext.BaseDirectory, "Flows", name);

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
