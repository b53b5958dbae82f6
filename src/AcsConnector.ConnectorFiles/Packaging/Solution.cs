using System.Xml.Linq;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// An unmanaged Power Platform solution with the connector alone. Its shape is that of exported solutions (microsoft/coe-starter-kit) and of
/// a program that writes them (TALXIS/tools-devkit-build).
/// </summary>
internal static class Solution
{
    public static IEnumerable<PackageFile> Entries(SolutionPublisher publisher, ConnectorSources connector)
    {
        var name = publisher.Name;
        var parts = Parts(name, connector).ToList();
        return
        [
            SolutionXml.ContentTypes("xml", "json", "png"),
            SolutionXml.Manifest(publisher, name.Name, connector.Title, connector.Description, connector.Version, [Component(name)]),
            SolutionXml.File("customizations.xml", Customizations(name, connector, parts)),
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

    private static XElement Component(ConnectorName name) => new(
        "RootComponent",
        new XAttribute("type", "372"), new XAttribute("id", $"{name.Id:B}"), new XAttribute("schemaName", name.SchemaName), new XAttribute("behavior", "0"));

    private static XElement Customizations(ConnectorName name, ConnectorSources connector, IEnumerable<(string Element, PackageFile File)> parts)
    {
        string[] empty =
        [
            "Entities", "Roles", "Workflows", "FieldSecurityProfiles", "Templates", "EntityMaps", "EntityRelationships", "OrganizationSettings",
            "optionsets", "CustomControls", "EntityDataProviders",
        ];
        return new XElement(
            "ImportExportXml",
            SolutionXml.InstanceNamespace,
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
            SolutionXml.Languages());
    }
}
