using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AcsConnector.Cli.Packaging;

/// <summary>
/// An unmanaged Power Platform solution with the connector alone. Its shape is that of exported solutions (microsoft/coe-starter-kit) and of
/// a program that writes them (TALXIS/tools-devkit-build).
/// </summary>
internal static class Solution
{
    private const string English = "1033";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static IEnumerable<PackageFile> Entries(ConnectorName name, ConnectorSources connector)
    {
        var parts = Parts(name, connector).ToList();
        return
        [
            Xml("[Content_Types].xml", ContentTypes()),
            Xml("solution.xml", Manifest(name, connector)),
            Xml("customizations.xml", Customizations(name, connector, parts)),
            .. parts.Select(part => part.File),
        ];
    }

    /// <summary>The files of the connector, each with the element that names it. The parameters are bare: wrapped in "properties" they fail the import.</summary>
    private static IEnumerable<(string Element, PackageFile File)> Parts(ConnectorName name, ConnectorSources connector)
    {
        var path = $"Connector/{name.SchemaName}_";
        yield return ("openapidefinition", PackageFile.Json($"{path}openapidefinition.json", connector.Definition));
        yield return ("connectionparameters", PackageFile.Json($"{path}connectionparameters.json", connector.Properties["connectionParameters"]!));
        if (connector.Properties["connectionParameterSets"] is { } sets)
            yield return ("connectionparametersets", PackageFile.Json($"{path}connectionparametersets.json", sets));
        yield return ("policytemplateinstances", PackageFile.Json($"{path}policytemplateinstances.json", connector.Properties["policyTemplateInstances"]!));
        yield return ("iconblob", new PackageFile($"{path}iconblob.Png", connector.Icon));
    }

    private static XElement ContentTypes()
    {
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        string[] extensions = ["xml", "json", "png"];
        return new XElement(types + "Types", extensions.Select(extension => new XElement(
            types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", "application/octet-stream"))));
    }

    private static XElement Manifest(ConnectorName name, ConnectorSources connector) => new(
        "ImportExportXml",
        new XAttribute("version", "9.2"), new XAttribute("SolutionPackageVersion", "9.2"), new XAttribute("languagecode", English),
        new XAttribute("generatedBy", "CrmLive"), new XAttribute(XNamespace.Xmlns + "xsi", Instance),
        new XElement(
            "SolutionManifest",
            new XElement("UniqueName", name.Name),
            new XElement("LocalizedNames", Localized("LocalizedName", connector.Title)),
            new XElement("Descriptions", Localized("Description", connector.Description)),
            new XElement("Version", FourParts((string)connector.Definition["info"]!["version"]!)),
            new XElement("Managed", "0"),
            Publisher(name),
            new XElement("RootComponents", new XElement(
                "RootComponent",
                new XAttribute("type", "372"), new XAttribute("id", $"{name.Id:B}"), new XAttribute("schemaName", name.SchemaName), new XAttribute("behavior", "0"))),
            new XElement("MissingDependencies")));

    /// <summary>Known by its prefix: a publisher that is already there under that name is left as it is.</summary>
    private static XElement Publisher(ConnectorName name) => new(
        "Publisher",
        new XElement("UniqueName", name.Prefix),
        new XElement("LocalizedNames", Localized("LocalizedName", name.Prefix)),
        new XElement("Descriptions"),
        new XElement("EMailAddress", new XAttribute(Instance + "nil", "true")),
        new XElement("SupportingWebsiteUrl", new XAttribute(Instance + "nil", "true")),
        new XElement("CustomizationPrefix", name.Prefix),
        new XElement("CustomizationOptionValuePrefix", name.OptionValuePrefix.ToString(CultureInfo.InvariantCulture)),
        new XElement("Addresses"));

    private static XElement Customizations(ConnectorName name, ConnectorSources connector, IEnumerable<(string Element, PackageFile File)> parts)
    {
        string[] empty =
        [
            "Entities", "Roles", "Workflows", "FieldSecurityProfiles", "Templates", "EntityMaps", "EntityRelationships", "OrganizationSettings",
            "optionsets", "CustomControls", "EntityDataProviders",
        ];
        return new XElement(
            "ImportExportXml",
            new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            empty.Select(element => new XElement(element)),
            new XElement("Connectors", new XElement(
                "Connector",
                new XElement("connectorid", $"{name.Id:D}"),
                new XElement("description", connector.Description),
                new XElement("displayname", connector.Title),
                new XElement("iconbrandcolor", (string)connector.Properties["iconBrandColor"]!),
                new XElement("name", name.SchemaName),
                new XElement("connectortype", "1"),
                parts.Select(part => new XElement(part.Element, $"/{part.File.Path}")))),
            new XElement("Languages", new XElement("Language", English)));
    }

    private static XElement Localized(string element, string text) =>
        new(element, new XAttribute("description", text), new XAttribute("languagecode", English));

    private static string FourParts(string version) => string.Join('.', version.Split('.').Concat(["0", "0", "0"]).Take(4));

    private static PackageFile Xml(string path, XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            root.WriteTo(writer);
        return PackageFile.Text(path, Encoding.UTF8.GetString(bytes.ToArray()) + "\n");
    }
}
