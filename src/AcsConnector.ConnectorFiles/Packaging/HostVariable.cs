using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// An environment variable of a solution that holds the host of the server, so that one solution serves every environment. Its shape is that
/// of exported solutions; type 100000000 is a text. The connector names it in the place of its host, as Microsoft documents for custom
/// connectors.
/// </summary>
internal static class HostVariable
{
    public static string NameOf(ConnectorName name) => $"{name.SchemaName}_host";

    public static XElement Component(ConnectorName name) => new(
        "RootComponent", new XAttribute("type", "380"), new XAttribute("schemaName", NameOf(name)), new XAttribute("behavior", "0"));

    /// <summary>The definition that reads its host from the variable.</summary>
    public static JsonObject Use(ConnectorName name, JsonObject definition)
    {
        var changed = definition.DeepClone().AsObject();
        changed["host"] = $"@environmentVariables(\"{NameOf(name)}\")";
        return changed;
    }

    public static PackageFile File(ConnectorName name, ConnectorSources connector, string version) => SolutionXml.File(
        $"environmentvariabledefinitions/{NameOf(name)}/environmentvariabledefinition.xml",
        new XElement(
            "environmentvariabledefinition",
            new XAttribute("schemaname", NameOf(name)),
            new XElement("defaultvalue", (string)connector.Definition["host"]!),
            Text("description", "The host name of the server, with its port where that is not 443."),
            Text("displayname", $"Host of {connector.Title}"),
            new XElement("introducedversion", version),
            new XElement("iscustomizable", "1"),
            new XElement("isrequired", "0"),
            new XElement("secretstore", "0"),
            new XElement("type", "100000000")));

    private static XElement Text(string element, string text) =>
        new(element, new XAttribute("default", text), SolutionXml.Localized("label", text));
}
