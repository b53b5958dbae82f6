using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

/// <summary>The files of a package.</summary>
internal sealed record WrittenPackage(string Folder)
{
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>As the program prints it.</summary>
    public string At(string file) => Path.Combine(Folder, file).Replace('\\', '/');

    public byte[] Bytes(string file) => File.ReadAllBytes(At(file));

    public JsonObject Json(string file) => JsonNode.Parse(Bytes(file))!.AsObject();
}
