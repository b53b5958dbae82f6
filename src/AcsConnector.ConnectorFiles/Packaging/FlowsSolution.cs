using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AcsConnector.ConnectorFiles.Embedded;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// Solutions of the Power Automate samples as cloud flows, switched off, with the connection references they use: one of those that need
/// this connector alone, one of those that need Chat, too. The connector's own solution has to be in the environment before; the manifest
/// says so.
/// </summary>
internal static class FlowsSolution
{
    private const string SampleConnection = "acs_communicationidentity";
    private const string SampleChatConnection = "acs_chat";
    private const string SampleApi = "shared_acs-5fcommunicationidentity-5f0000000000000000";
    private const string ChatApi = "shared_acschat";

    public static SolutionInfo Info(ConnectorName name, ConnectorSources connector, bool chat, bool managed)
    {
        var title = $"{connector.Title} sample flows";
        return chat
            ? new($"{name.Name}chatflows", $"{title} with Chat", "Cloud flows that use the connector and Chat.", connector.Version, managed)
            : new($"{name.Name}flows", title, "Cloud flows that use the connector.", connector.Version, managed);
    }

    public static IEnumerable<PackageFile> Entries(SolutionPublisher publisher, SolutionInfo info, ConnectorSources connector, bool chat)
    {
        var name = publisher.Name;
        var flows = SampleFlow.All.Select(sample => Read(sample, name)).Where(flow => flow.UsesChat == chat).ToList();
        return
        [
            SolutionXml.ContentTypes("xml", "json"),
            SolutionXml.Manifest(publisher, info, flows.Select(Component), MissingDependencies(name, connector, flows)),
            SolutionXml.File("customizations.xml", Customizations(name, connector, flows, chat)),
            .. flows.Select(flow => PackageFile.Json(flow.Path, flow.Definition)),
        ];
    }

    /// <summary>The sample with the names that this package gives the connector and its connections.</summary>
    private static Flow Read(SampleFlow sample, ConnectorName name)
    {
        var text = Encoding.UTF8.GetString(EmbeddedFiles.Read($"flows/power-automate/{sample.Name}.json"));
        var usesChat = text.Contains(SampleChatConnection, StringComparison.Ordinal);
        text = text.Replace(SampleApi, Api(name), StringComparison.Ordinal)
            .Replace(SampleConnection, name.SchemaName, StringComparison.Ordinal)
            .Replace(SampleChatConnection, ChatConnection(name), StringComparison.Ordinal);
        return new Flow(sample.Title, name.IdOf($"flow {sample.Name}"), JsonNode.Parse(text)!, usesChat);
    }

    private static string ChatConnection(ConnectorName name) => $"{name.Prefix}_chat";

    /// <summary>The platform's name of a custom connector ends differently in every environment: the import finds it by its logical name.</summary>
    private static string Api(ConnectorName name) => $"shared_{name.Prefix}-5f{name.Name}-5f0000000000000000";

    private static XElement Component(Flow flow) => new(
        "RootComponent", new XAttribute("type", "29"), new XAttribute("id", $"{flow.Id:B}"), new XAttribute("behavior", "0"));

    /// <summary>Every flow and the connection reference need the connector: an import without it then says which one is missing.</summary>
    private static IEnumerable<XElement> MissingDependencies(ConnectorName name, ConnectorSources connector, List<Flow> flows) =>
        flows
            .Select(flow => new XElement(
                "Dependent", new XAttribute("type", "29"), new XAttribute("displayName", flow.Title), new XAttribute("id", $"{flow.Id:B}")))
            .Append(new XElement(
                "Dependent",
                new XAttribute("type", "connectionreference"),
                new XAttribute("displayName", name.SchemaName),
                new XAttribute("id.connectionreferencelogicalname", name.SchemaName)))
            .Select(dependent => new XElement("MissingDependency", Required(name, connector), dependent));

    private static XElement Required(ConnectorName name, ConnectorSources connector) => new(
        "Required",
        new XAttribute("type", "372"),
        new XAttribute("schemaName", name.SchemaName),
        new XAttribute("displayName", connector.Title),
        new XAttribute("solution", "Active"),
        new XAttribute("id", $"{name.Id:B}"));

    private static XElement Customizations(ConnectorName name, ConnectorSources connector, List<Flow> flows, bool chat)
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
                chat ? ConnectionReference(ChatConnection(name), "Azure Communication Services Chat", ChatApi, customConnector: null) : null),
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

    private sealed record Flow(string Title, Guid Id, JsonNode Definition, bool UsesChat)
    {
        public string Path => $"Workflows/{Title.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)}-{Id.ToString("D").ToUpperInvariant()}.json";
    }
}
