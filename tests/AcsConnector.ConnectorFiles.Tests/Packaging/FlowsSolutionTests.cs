using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AcsConnector.ConnectorFiles.Packaging;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

public sealed class FlowsSolutionTests(WrittenPackages packages)
{
    private static readonly string[] Titles = ["Quickstart", "Token for my app", "Nightly clean-up", "Teams exchange"];

    [Fact]
    public void Holds_every_sample_as_a_cloud_flow_that_is_switched_off()
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

        Assert.Equal(["acs_communicationidentity", "acs_chat"], names);
        Assert.Equal(names, used);
        Assert.Equal("e8e4a9aa-62af-5325-b216-0074cda920ff", (string)references[0].Element("customconnectorid")!.Element("connectorid")!);
        Assert.Null(references[1].Element("customconnectorid"));
    }

    [Fact]
    public void The_flows_are_the_samples_of_the_repository()
    {
        using var zip = Open(packages.Plain);
        var samples = Directory.GetFiles(SourceTree.At("connector", "flows", "power-automate"), "*.json").Select(file => JsonNode.Parse(File.ReadAllText(file)));

        Assert.All(samples, sample => Assert.Contains(Flows(zip), flow => JsonNode.DeepEquals(flow, sample)));
    }

    [Fact]
    public void Another_publisher_and_name_reach_into_the_flows()
    {
        var package = packages.Write("named-flows", connector: ConnectorName.Create("contoso", "acsidentity"));
        using var zip = ZipFile.OpenRead(package.At("solution/acsidentityflows_unmanaged.zip"));
        var text = string.Concat(Flows(zip).Select(flow => flow.ToJsonString()));

        Assert.Contains("\"contoso_acsidentity\"", text, StringComparison.Ordinal);
        Assert.Contains("\"contoso_chat\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("acs_", text, StringComparison.Ordinal);
    }

    private static List<JsonNode> Flows(ZipArchive zip) =>
        [.. zip.Entries.Where(entry => entry.FullName.StartsWith("Workflows/", StringComparison.Ordinal)).Select(entry => JsonNode.Parse(entry.Open())!)];

    private static ZipArchive Open(WrittenPackage package) => ZipFile.OpenRead(package.At("solution/communicationidentityflows_unmanaged.zip"));

    private static XDocument Xml(ZipArchive zip, string entry) => XDocument.Load(zip.GetEntry(entry)!.Open());
}
