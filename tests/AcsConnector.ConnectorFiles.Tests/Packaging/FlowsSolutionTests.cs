using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AcsConnector.ConnectorFiles.Packaging;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

public sealed class FlowsSolutionTests(WrittenPackages packages)
{
    private const string ConnectorId = "{e8e4a9aa-62af-5325-b216-0074cda920ff}";
    private static readonly string[] Titles = ["Quickstart", "Nightly clean-up", "Teams exchange"];

    [Fact]
    public void Holds_the_samples_that_need_this_connector_alone_as_cloud_flows_that_are_switched_off()
    {
        using var zip = Open(packages.Plain);
        var workflows = Xml(zip, "customizations.xml").Root!.Element("Workflows")!.Elements().ToList();

        Assert.Equal(Titles, workflows.Select(workflow => (string)workflow.Attribute("Name")!));
        Assert.All(workflows, workflow => Assert.Equal(("5", "0", "1"), ((string)workflow.Element("Category")!, (string)workflow.Element("StateCode")!, (string)workflow.Element("StatusCode")!)));
        Assert.All(workflows, workflow => Assert.NotNull(zip.GetEntry(((string)workflow.Element("JsonFileName")!).TrimStart('/'))));
        Assert.Equal(3 + Titles.Length, zip.Entries.Count);
    }

    [Fact]
    public void The_manifest_names_the_same_flows()
    {
        using var zip = Open(packages.Plain);
        var ids = Xml(zip, "customizations.xml").Root!.Element("Workflows")!.Elements().Select(workflow => (string)workflow.Attribute("WorkflowId")!);
        var manifest = Xml(zip, "solution.xml").Root!.Element("SolutionManifest")!;

        Assert.Equal("communicationidentityflows", (string)manifest.Element("UniqueName")!);
        Assert.Equal(
            ids.Select(id => $"type=29 id={id} behavior=0"),
            manifest.Element("RootComponents")!.Elements().Select(component => string.Join(' ', component.Attributes().Select(one => $"{one.Name}={one.Value}"))));
    }

    [Fact]
    public void The_flows_use_the_connection_references_that_are_there_and_the_connector_of_the_other_solution()
    {
        using var zip = Open(packages.Plain);
        var references = Xml(zip, "customizations.xml").Root!.Element("connectionreferences")!.Elements().ToList();
        var names = references.Select(reference => (string)reference.Attribute("connectionreferencelogicalname")!).ToList();
        var used = Flows(zip).SelectMany(flow => flow["properties"]!["connectionReferences"]!.AsObject())
            .Select(reference => (string)reference.Value!["connection"]!["connectionReferenceLogicalName"]!)
            .Distinct();

        Assert.Equal(["acs_communicationidentity"], names);
        Assert.Equal(names, used);
        Assert.Equal(ConnectorId, $"{{{(string)references[0].Element("customconnectorid")!.Element("connectorid")!}}}");
    }

    /// <summary>Chat is another connection to have, and another connector in one group of a data policy: nobody gets it unasked.</summary>
    [Fact]
    [Trait("Category", "CommandLine")]
    public async Task The_sample_that_needs_Chat_is_in_a_solution_of_its_own_where_it_is_asked_for()
    {
        var package = new WrittenPackage(packages.FolderFor("with chat"));
        await PackageRun.ToAsync(package.Folder, "--with-chat");
        using var zip = ZipFile.OpenRead(package.At("solution/communicationidentitychatflows_unmanaged.zip"));
        var root = Xml(zip, "customizations.xml").Root!;
        var references = root.Element("connectionreferences")!.Elements().ToList();

        Assert.Equal(["Token for my app"], root.Element("Workflows")!.Elements().Select(workflow => (string)workflow.Attribute("Name")!));
        Assert.Equal(["acs_communicationidentity", "acs_chat"], references.Select(reference => (string)reference.Attribute("connectionreferencelogicalname")!));
        Assert.Null(references[1].Element("customconnectorid"));
        Assert.Equal("communicationidentitychatflows", (string)Xml(zip, "solution.xml").Descendants("SolutionManifest").Single().Element("UniqueName")!);
        Assert.Equal(packages.Plain.Bytes("solution/communicationidentityflows_unmanaged.zip"), package.Bytes("solution/communicationidentityflows_unmanaged.zip"));
        Assert.DoesNotContain(packages.Plain.Files, file => file.Contains("chat", StringComparison.Ordinal));
    }

    /// <summary>As exports have it: an import into an environment without the connector then names what is missing.</summary>
    [Fact]
    public void Every_flow_and_the_connection_reference_say_that_they_need_the_connector()
    {
        using var zip = Open(packages.Plain);
        var missing = Xml(zip, "solution.xml").Descendants("MissingDependency").ToList();
        var flows = Xml(zip, "customizations.xml").Descendants("Workflow").Select(flow => $"type=29 displayName={flow.Attribute("Name")!.Value} id={flow.Attribute("WorkflowId")!.Value}");

        Assert.All(missing, one => Assert.Equal(
            $"type=372 schemaName=acs_communicationidentity displayName=Communication Identity solution=Active id={ConnectorId}", Attributes(one.Element("Required")!)));
        Assert.Equal(
            [.. flows, "type=connectionreference displayName=acs_communicationidentity id.connectionreferencelogicalname=acs_communicationidentity"],
            missing.Select(one => Attributes(one.Element("Dependent")!)));
    }

    [Fact]
    public void The_flows_are_the_samples_of_the_repository()
    {
        var package = packages.Write("all samples", Options with { WithChat = true });
        using var zip = Open(package);
        using var chat = ZipFile.OpenRead(package.At("solution/communicationidentitychatflows_unmanaged.zip"));
        var samples = Directory.GetFiles(SourceTree.At("connector", "flows", "power-automate"), "*.json").Select(file => JsonNode.Parse(File.ReadAllText(file)));

        Assert.All(samples, sample => Assert.Contains([.. Flows(zip), .. Flows(chat)], flow => JsonNode.DeepEquals(flow, sample)));
    }

    [Fact]
    public void Another_publisher_and_name_reach_into_the_flows()
    {
        var package = packages.Write("named-flows", Options with { Name = ConnectorName.Create("contoso", "acsidentity"), WithChat = true });
        using var zip = ZipFile.OpenRead(package.At("solution/acsidentityflows_unmanaged.zip"));
        using var chat = ZipFile.OpenRead(package.At("solution/acsidentitychatflows_unmanaged.zip"));
        var text = string.Concat(Flows(zip).Concat(Flows(chat)).Select(flow => flow.ToJsonString()));

        Assert.Contains("\"contoso_acsidentity\"", text, StringComparison.Ordinal);
        Assert.Contains("\"contoso_chat\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("acs_", text, StringComparison.Ordinal);
    }

    private static PackageOptions Options => new(ApiAddress.Parse(PackageRun.ApiUrl));

    private static string Attributes(XElement element) => string.Join(' ', element.Attributes().Select(one => $"{one.Name}={one.Value}"));

    private static List<JsonNode> Flows(ZipArchive zip) =>
        [.. zip.Entries.Where(entry => entry.FullName.StartsWith("Workflows/", StringComparison.Ordinal)).Select(entry => JsonNode.Parse(entry.Open())!)];

    private static ZipArchive Open(WrittenPackage package) => ZipFile.OpenRead(package.At("solution/communicationidentityflows_unmanaged.zip"));

    private static XDocument Xml(ZipArchive zip, string entry) => XDocument.Load(zip.GetEntry(entry)!.Open());
}
