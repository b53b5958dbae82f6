using AcsConnector.Flows.Definitions;

namespace AcsConnector.Flows.Tests.Definitions;

public sealed class ZipTests
{
    private const string Solution = $$"""{"properties": {"connectionReferences": {}, "definition": {{FlowFiles.Definition}} }, "schemaVersion": "1.0.0.0"}""";
    private const string Entry = "Workflows/IssueToken-A68E0A7E-37EC-EE11-904D-000D3A8EDEA8.json";

    [Fact]
    public void A_solution_gives_its_flows_their_display_names()
    {
        using var files = new FlowFiles();
        var path = files.Zip(
            "Solution_1_0_0_0.zip",
            ("[Content_Types].xml", "<Types/>"),
            ("solution.xml", "<ImportExportXml/>"),
            ("customizations.xml", """<x><Workflows><Workflow WorkflowId="{a68e0a7e-37ec-ee11-904d-000d3a8edea8}" Name="Issue a token"/></Workflows></x>"""),
            ("Connector/acs_openapidefinition.json", "not read"),
            (Entry, Solution),
            ("Workflows/Desktop.json", """{"other": true}"""));

        var flow = Assert.Single(FlowFile.Read(path));

        Assert.Equal($"{path}!{Entry}", flow.File);
        Assert.Equal("Issue a token", flow.Name);
        Assert.Equal(
            ["Issue a token", "IssueToken", "a68e0a7e-37ec-ee11-904d-000d3a8edea8", "IssueToken-A68E0A7E-37EC-EE11-904D-000D3A8EDEA8"],
            flow.Aliases);
    }

    [Fact]
    public void A_package_is_read_whatever_its_name()
    {
        using var files = new FlowFiles();
        var path = files.Zip(
            "export.bin",
            ("manifest.json", "{}"),
            ("Microsoft.Flow\\flows\\11aa\\definition.json", $$"""
                {"name": "22bb", "type": "Microsoft.Flow/flows", "properties": {"definition": {{FlowFiles.Definition}} } }
                """),
            ("Microsoft.Flow/flows/11aa/apisMap.json", "{}"));

        Assert.Equal("22bb | PowerAutomate | /properties/definition | 22bb 11aa | {} | {} | {}", FlowFiles.Summary(FlowFile.Read(path)));
    }

    [Fact]
    public void A_project_finds_its_companions_in_the_zip()
    {
        using var files = new FlowFiles();
        var path = files.Zip(
            "app.zip",
            ("tokens/workflow.json", $$"""{"definition": {{FlowFiles.Definition}} }"""),
            ("workflow.json", FlowFiles.Definition),
            ("parameters.json", """{"scope": {"value": "chat"}}"""));

        Assert.Equal(
            """
            tokens | Standard | /definition | tokens | {"scope":"chat"} | {} | {}
            app | Standard |  | app | {"scope":"chat"} | {} | {}
            """,
            FlowFiles.Summary(FlowFile.Read(path)));
    }

    [Theory]
    [InlineData(Entry, "{", "is not JSON")]
    [InlineData("customizations.xml", "<x><Workflow", "is not XML")]
    [InlineData("customizations.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", "is not XML")]
    public void A_broken_entry_is_named(string name, string content, string problem)
    {
        using var files = new FlowFiles();
        var path = files.Zip("solution.zip", ("Workflows/First-B68E0A7E-37EC-EE11-904D-000D3A8EDEA8.json", Solution), (name, content));

        Assert.StartsWith($"{path}!{name} {problem}", Assert.Throws<FlowFileException>(() => FlowFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_without_flows_is_refused()
    {
        using var files = new FlowFiles();
        var path = files.Zip("icons.zip", ("icon.png", "x"));

        Assert.StartsWith($"{path} holds no flow", Assert.Throws<FlowFileException>(() => FlowFile.Read(path)).Message, StringComparison.Ordinal);
    }
}
