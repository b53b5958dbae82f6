using System.Xml.Linq;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// A Power Platform solution with the connector, and the variable that holds its host where there is one. Its shape is that of exported solutions (microsoft/coe-starter-kit) and of
/// a program that writes them (TALXIS/tools-devkit-build).
/// </summary>
internal static class Solution
{
    public static SolutionInfo Info(ConnectorName name, ConnectorSources connector, bool managed) =>
        new(name.Name, connector.Title, connector.Description, connector.Version, managed);

    public static IEnumerable<PackageFile> Entries(
        SolutionPublisher publisher, SolutionInfo info, ConnectorSources connector, bool hostVariable)
    {
        var name = publisher.Name;
        var definition = hostVariable ? HostVariable.Use(name, connector.Definition) : connector.Definition;
        var parts = Parts(name, connector with { Definition = definition }).ToList();
        IEnumerable<XElement> variable = hostVariable ? [HostVariable.Component(name)] : [];
        IEnumerable<PackageFile> variableFile = hostVariable ? [HostVariable.File(name, connector, info.Version)] : [];
        return
        [
            SolutionXml.ContentTypes("xml", "json", "png"),
            SolutionXml.Manifest(publisher, info, [Component(name), .. variable]),
            SolutionXml.File("customizations.xml", Customizations(name, connector, parts)),
            .. parts.Select(part => part.File),
            .. variableFile,
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
