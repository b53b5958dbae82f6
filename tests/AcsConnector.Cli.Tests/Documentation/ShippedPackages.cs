using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AcsConnector.Cli.Tests.Documentation;

/// <summary>A package of somebody else's that a program carries.</summary>
/// <param name="Licence">The SPDX expression; of older packages the address of the text.</param>
internal sealed record ShippedPackage(string Name, string Version, string Licence, string Copyright);

/// <summary>The packages whose files go into a program: what its restore found, without what only its build needs.</summary>
internal static class ShippedPackages
{
    private static readonly string[] FilesThatShip = ["runtime", "native", "runtimeTargets", "resource"];

    public static IEnumerable<ShippedPackage> Of(string project)
    {
        var assets = JsonNode.Parse(File.ReadAllText(SourceTree.At("src", project, "obj", "project.assets.json")))!;
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        // Beside it may stand the same framework for one platform, of the last publish.
        var framework = assets["targets"]!.AsObject().Single(target => !target.Key.Contains('/', StringComparison.Ordinal));

        return from library in framework.Value!.AsObject()
               where (string?)library.Value!["type"] == "package" && Ships(library.Value)
               let id = library.Key.Split('/')
               select Read(id[0], id[1], NuSpec(folders, (string)assets["libraries"]![library.Key]!["path"]!, id[0]));
    }

    /// <summary>"_._" stands for: the framework has it.</summary>
    private static bool Ships(JsonNode library) => FilesThatShip
        .SelectMany(kind => library[kind]?.AsObject().Select(file => file.Key) ?? [])
        .Any(file => !file.EndsWith("/_._", StringComparison.Ordinal));

    private static string NuSpec(IEnumerable<string> folders, string path, string name) =>
        folders.Select(folder => Path.Combine(folder, path, $"{name}.nuspec".ToLowerInvariant())).First(File.Exists);

    private static ShippedPackage Read(string name, string version, string nuspec)
    {
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        return new ShippedPackage(name, version, Licence(), OnOneLine(Of("copyright")?.Value ?? $"by {Of("authors")!.Value}"));

        XElement? Of(string element) => metadata.Elements().SingleOrDefault(one => one.Name.LocalName == element);

        string Licence() => Of("license") switch
        {
            null => Of("licenseUrl")!.Value,
            var licence when licence.Attribute("type")!.Value == "expression" => licence.Value,
            var licence => $"its file {licence.Value}",
        };
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
