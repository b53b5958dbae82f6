using System.IO.Compression;
using System.Text;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Definitions;

/// <summary>A folder of flow files that goes when the test ends.</summary>
internal sealed class FlowFiles : IDisposable
{
    public const string Definition = """{"triggers": {"t": {"type": "Request"}}, "actions": {"a": {"type": "Compose", "inputs": "@1"}}}""";

    public string Path { get; } = Directory.CreateTempSubdirectory("acs-connector-flows-tests-").FullName;

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Zip(string name, params (string Name, string Content)[] entries) => Write(name, ZipOf(entries));

    public static byte[] ZipOf(params (string Name, string Content)[] entries)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                entry.Write(text);
            }
        }

        return content.ToArray();
    }

    /// <summary>What a reader found out, in one line.</summary>
    public static string Summary(FlowDefinition flow)
    {
        var parts = new List<string> { flow.Name, flow.Host.ToString(), flow.Pointer, string.Join(' ', flow.Aliases) };
        parts.AddRange(new[] { flow.ParameterValues, flow.Connections, flow.AppSettings }.Select(ValueJson.Write));
        return string.Join(" | ", parts);
    }

    public static string Summary(IEnumerable<FlowDefinition> flows) => string.Join("\n", flows.Select(Summary));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
