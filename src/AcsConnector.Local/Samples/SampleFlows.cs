using AcsConnector.ConnectorFiles.Embedded;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Samples;

/// <summary>The sample flows of connector/flows, which the program carries in itself.</summary>
internal static class SampleFlows
{
    private const string Prefix = "flows/";

    private static readonly string[] Formats = ["power-automate", "consumption", "standard"];

    public sealed record Sample(FlowDefinition Flow, Value? Trigger, Value? Mocks, Value? Parameters);

    public static ArrayValue List() => new(
    [
        .. from format in Formats
           from sample in SampleFlow.All
           select new ObjectValue(("format", format), ("name", sample.Name), ("title", sample.Title), ("summary", sample.Summary)),
    ]);

    /// <summary>Null when there is none of that name in that format.</summary>
    public static Sample? Read(string format, string name)
    {
        if (!Formats.Contains(format) || SampleFlow.All.All(sample => sample.Name != name))
            return null;
        var folder = Directory.CreateTempSubdirectory("acs-connector-sample-");
        try
        {
            // The readers look at what stands around a flow.
            foreach (var resource in EmbeddedFiles.Names.Where(one => one.StartsWith(Prefix + format, StringComparison.Ordinal)))
            {
                var file = Path.Combine(folder.FullName, resource[Prefix.Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, EmbeddedFiles.Read(resource));
            }

            var flow = FlowFile.Read(Path.Combine(folder.FullName, format, format == "standard" ? name : $"{name}.json")).Single();
            return new Sample(flow, Companion(name, "trigger"), Companion(name, "mocks"), Companion(name, "parameters"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Value? Companion(string name, string kind)
    {
        var resource = $"{Prefix}{name}.{kind}.json";
        if (!EmbeddedFiles.Names.Contains(resource))
            return null;
        using var text = new StreamReader(new MemoryStream(EmbeddedFiles.Read(resource)));
        return ValueJson.Read(text);
    }
}
