using AcsConnector.Flows.Definitions;

namespace AcsConnector.Flows.Tests.Definitions;

public sealed class StandardWorkflowTests
{
    private const string Workflow = $$"""{"definition": {{FlowFiles.Definition}}, "kind": "Stateful"}""";
    private const string Connections = """{"managedApiConnections": {"acs": {"api": {"id": "/x"}}}, "serviceProviderConnections": {"sb": {}}}""";
    private const string Parameters = """{"scope": {"type": "String", "value": "chat"}}""";
    private const string Settings = """{"IsEncrypted": false, "Values": {"ACS_KEY": "k"}}""";

    [Theory]
    [InlineData("workflow.json")]
    [InlineData("")]
    [InlineData("..")]
    public void A_project_gives_its_workflows_their_values(string passed)
    {
        using var files = new FlowFiles();
        files.Write("tokens/workflow.json", Workflow);
        files.Write("connections.json", Connections);
        files.Write("parameters.json", Parameters);
        files.Write("local.settings.json", Settings);
        files.Write("host.json", "{}");

        var flow = Assert.Single(FlowFile.Read(Path.Combine(files.Path, "tokens", passed)));

        Assert.Equal(
            """tokens | Standard | /definition | tokens | {"scope":"chat"} | {"acs":{"api":{"id":"/x"}}} | {"ACS_KEY":"k"}""",
            FlowFiles.Summary(flow));
    }

    [Fact]
    public void Files_beside_the_workflow_win_over_those_above()
    {
        using var files = new FlowFiles();
        files.Write("parameters.json", """{"scope": {"value": "above"}}""");
        files.Write("tokens/parameters.json", """{"scope": {"value": "beside"}}""");
        var path = files.Write("tokens/workflow.json", FlowFiles.Definition);

        Assert.Equal("""tokens | Standard |  | tokens | {"scope":"beside"} | {} | {}""", FlowFiles.Summary(FlowFile.Read(path)));
    }

    [Fact]
    public void A_sample_stands_in_for_settings_that_are_not_checked_in()
    {
        using var files = new FlowFiles();
        var path = files.Write("workflow.json", Workflow);
        files.Write("local.settings.json.sample", Settings);

        Assert.Equal("k", FlowFile.Read(path)[0].AppSettings["ACS_KEY"]!);
    }

    [Fact]
    public void A_project_has_several_workflows()
    {
        using var files = new FlowFiles();
        files.Write("b/workflow.json", Workflow);
        files.Write("a/workflow.json", Workflow);
        files.Write("a/other.json", "not read");

        Assert.Equal(["a", "b"], FlowFile.Read(files.Path).Select(flow => flow.Name));
    }

    [Fact]
    public void A_file_of_another_name_is_not_given_what_lies_beside_it()
    {
        using var files = new FlowFiles();
        files.Write("parameters.json", Parameters);

        Assert.Equal(0, FlowFile.Read(files.Write("tokens.json", Workflow))[0].ParameterValues.Count);
    }

    [Theory]
    [InlineData("connections.json", "{", "is not JSON")]
    [InlineData("parameters.json", "[]", "is not a JSON object")]
    [InlineData("local.settings.json", "\"\"", "is not a JSON object")]
    public void A_companion_that_cannot_be_read_is_named(string file, string content, string problem)
    {
        using var files = new FlowFiles();
        var path = files.Write("workflow.json", Workflow);
        var companion = files.Write(file, content);

        Assert.StartsWith($"{companion} {problem}", Assert.Throws<FlowFileException>(() => FlowFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_workflows_is_refused()
    {
        using var files = new FlowFiles();
        files.Write("host.json", "{}");

        Assert.StartsWith($"{files.Path} holds no flow", Assert.Throws<FlowFileException>(() => FlowFile.Read(files.Path)).Message, StringComparison.Ordinal);
    }
}
