using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Testing.Flows.Swapping;

/// <summary>Exports of our own in the shapes that people have: each folder of Exports is a zip, a folder or a file.</summary>
public static class SwapFixtures
{
    private const string ApiName = "shared_acs-5fcommunicationidentity-5f1f0c92a4d3b7e865";

    private static readonly string Folder = SourceTree.At("tests", "Testing", "Flows", "Swapping", "Exports");

    public static IReadOnlyList<SwapFixture> All { get; } =
    [
        Export("solution.zip", 4),
        Export("child-flow.zip", 5, text => WithMark(WithCrLf(text))),
        Export("other-connector.zip", 4),
        Export("unknown-members.zip", 4, Minified),
        Export("blocks.zip", 5),
        Export("unpacked solution/", 4, WithCrLf),
        Export("package.zip", 4, Minified) with { There = ["--api-name", ApiName] },
        Export("old-package.zip", 3) with { There = ["--api-name", ApiName] },
        Export("code-view.json", 3, WithCrLf) with
        {
            Back = ["--api-id", "/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Web/locations/westeurope/managedApis/acsidentity"],
        },
        Export("template.json", 3, WithMark) with
        {
            Back = ["--api-id", "[concat(subscription().id, '/providers/Microsoft.Web/locations/', parameters('location'), '/managedApis/', 'acsidentity')]"],
        },
        Export("standard/", 3),
        Export("flow.json", 4, text => WithMark(WithCrLf(text))),
    ];

    public static SwapFixture Of(string name) => All.Single(fixture => fixture.Name == name);

    private static SwapFixture Export(string name, int actions, Func<string, string>? change = null)
    {
        var folder = Path.Combine(Folder, name.TrimEnd('/'));
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
        return new SwapFixture(name, actions, [.. files.Order(StringComparer.Ordinal).Select(file => (file, Read(Path.Combine(folder, file), change ?? (text => text))))]);
    }

    /// <summary>With the line ends of the repository on every system.</summary>
    private static byte[] Read(string file, Func<string, string> change) => Encoding.UTF8.GetBytes(change(File.ReadAllText(file).ReplaceLineEndings("\n")));

    private static string WithCrLf(string text) => text.ReplaceLineEndings("\r\n");

    private static string WithMark(string text) => "\uFEFF" + text;

    /// <summary>Without white space; in JSON with escapes as some serializers write them.</summary>
    private static string Minified(string text) => text.StartsWith('<')
        ? string.Concat(text.Split('\n').Select(line => line.Trim()))
        : JsonNode.Parse(text)!.ToJsonString().Replace("/", "\\/", StringComparison.Ordinal);
}
