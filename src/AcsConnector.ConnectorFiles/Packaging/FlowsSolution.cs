using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AcsConnector.ConnectorFiles.Embedded;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// A second unmanaged solution: the Power Automate samples as cloud flows, switched off, with the connection references they use. The
/// connector's own solution has to be in the environment before.
/// </summary>
internal static class FlowsSolution
{
    private const string SampleConnection = "acs_communicationidentity";
    private const string SampleChatConnection = "acs_chat";
    private const string SampleApi = "shared_acs-5fcommunicationidentity-5f0000000000000000";
    private const string ChatApi = "shared_acschat";

    public static string NameOf(ConnectorName name) => $"{name.Name}flows";

    public static IEnumerable<PackageFile> Entries(SolutionPublisher publisher, ConnectorSources connector)
    {
        var name = publisher.Name;
        var flows = SampleFlow.All.Select(sample => new Flow(sample.Title, name.IdOf($"flow {sample.Name}"), Definition(sample.Name, name))).ToList();
        return
        [
            SolutionXml.ContentTypes("xml", "json"),
            SolutionXml.Manifest(
                publisher, NameOf(name), $"{connector.Title} sample flows", "Cloud flows that use the connector.", connector.Version, flows.Select(Component)),
            SolutionXml.File("customizations.xml", Customizations(name, connector, flows)),
            .. flows.Select(flow => PackageFile.Json(flow.Path, flow.Definition)),
        ];
    }

    /// <summary>The sample with the names that this package gives the connector and its connections.</summary>
    private static JsonNode Definition(string sample, ConnectorName name)
    {
        var text = Encoding.UTF8.GetString(EmbeddedFiles.Read($"flows/power-automate/{sample}.json"))
            .Replace(SampleApi, Api(name), StringComparison.Ordinal)
            .Replace(SampleConnection, name.SchemaName, StringComparison.Ordinal)
            .Replace(SampleChatConnection, ChatConnection(name), StringComparison.Ordinal);
        return JsonNode.Parse(text)!;
    }

    private static string ChatConnection(ConnectorName name) => $"{name.Prefix}_chat";

    /// <summary>The platform's name of a custom connector ends differently in every environment: the import finds it by its logical name.</summary>
    private static string Api(ConnectorName name) => $"shared_{name.Prefix}-5f{name.Name}-5f0000000000000000";

    private static XElement Component(Flow flow) => new(
        "RootComponent", new XAttribute("type", "29"), new XAttribute("id", $"{flow.Id:B}"), new XAttribute("behavior", "0"));

    private static XElement Customizations(ConnectorName name, ConnectorSources connector, List<Flow> flows)
    {
        string[] before = ["Entities", "Roles"];
        string[] after =
        [
            "FieldSecurityProfiles", "Templates", "EntityMaps", "EntityRelationships", "OrganizationSettings", "optionsets", "CustomControls",
            "EntityDataProviders",
        ];
        return new XElement(
            "ImportExportXml",
            SolutionXml.InstanceNamespace,
            before.Select(element => new XElement(element)),
            new XElement("Workflows", flows.Select(Workflow)),
            after.Select(element => new XElement(element)),
            new XElement(
                "connectionreferences",
                ConnectionReference(name.SchemaName, connector.Title, Api(name), name.Id),
                ConnectionReference(ChatConnection(name), "Azure Communication Services Chat", ChatApi, customConnector: null)),
            SolutionXml.Languages());
    }

    private static XElement Workflow(Flow flow) => new(
        "Workflow",
        new XAttribute("WorkflowId", $"{flow.Id:B}"), new XAttribute("Name", flow.Title),
        new XElement("JsonFileName", "/" + flow.Path),
        new XElement("Type", "1"),
        new XElement("Subprocess", "0"),
        new XElement("Category", "5"), // A cloud flow.
        new XElement("Mode", "0"),
        new XElement("Scope", "4"),
        new XElement("OnDemand", "0"),
        new XElement("TriggerOnCreate", "0"),
        new XElement("TriggerOnDelete", "0"),
        new XElement("AsyncAutodelete", "0"),
        new XElement("SyncWorkflowLogOnFailure", "0"),
        new XElement("StateCode", "0"), // Off: its connections have to be chosen first.
        new XElement("StatusCode", "1"),
        new XElement("RunAs", "1"),
        new XElement("IsTransacted", "1"),
        new XElement("IntroducedVersion", "1.0.0.0"),
        new XElement("IsCustomizable", "1"),
        new XElement("BusinessProcessType", "0"),
        new XElement("IsCustomProcessingStepAllowedForOtherPublishers", "1"),
        new XElement("PrimaryEntity", "none"),
        new XElement("LocalizedNames", SolutionXml.Localized("LocalizedName", flow.Title)));

    private static XElement ConnectionReference(string logicalName, string title, string api, Guid? customConnector) => new(
        "connectionreference",
        new XAttribute("connectionreferencelogicalname", logicalName),
        new XElement("connectionreferencedisplayname", title),
        new XElement("connectorid", $"/providers/Microsoft.PowerApps/apis/{api}"),
        customConnector is { } id ? new XElement("customconnectorid", new XElement("connectorid", $"{id:D}")) : null,
        new XElement("iscustomizable", "1"),
        new XElement("promptingbehavior", "0"),
        new XElement("statecode", "0"),
        new XElement("statuscode", "1"));

    private sealed record Flow(string Title, Guid Id, JsonNode Definition)
    {
        public string Path => $"Workflows/{Title.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)}-{Id.ToString("D").ToUpperInvariant()}.json";
    }
}
