using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Tests.Engine;
using AcsConnector.Flows.Values;

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

    [Fact]
    public void Expressions_in_the_projects_files_get_their_values_from_its_settings()
    {
        using var files = new FlowFiles();
        var flow = Project(files, """{"url": {"value": "@appsetting('ServiceUrl')"}, "all": {"value": {"a": ["@{appsetting('ServiceUrl')}/x", 1]} }, "plain": {"value": "p"} }""");

        var run = Runs.Run(flow, new Requests());

        Assert.Equal("""["https://a.example",{"a":["https://a.example/x",1]},"p"]""", run.Record("a").Outputs!.ToText());
    }

    [Fact]
    public void Settings_given_to_the_run_come_first()
    {
        using var files = new FlowFiles();
        var flow = Project(files, """{"url": {"value": "@appsetting('ServiceUrl')"}, "all": {"value": 1}, "plain": {"value": "@appsetting('Given')"} }""");

        var run = flow.Run(
            new RunOptions
            {
                Transport = new Requests(),
                Time = new VirtualTime(new FixedTime()),
                AppSettings = new ObjectValue(("ServiceUrl", "https://b.example"), ("Given", "g")),
            },
            TestContext.Current.CancellationToken);

        Assert.Equal("""["https://b.example",1,"g"]""", run.Record("a").Outputs!.ToText());
    }

    [Fact]
    public void A_setting_that_is_not_there_is_refused_by_name_if_the_flow_uses_it()
    {
        using var files = new FlowFiles();
        var flow = Project(files, """{"url": {"value": "@appsetting('Nowhere')"}, "all": {"value": 1}, "plain": {"value": 1}, "others": {"value": "@appsetting('Elsewhere')"} }""");

        var problem = Assert.Single(Assert.Throws<FlowRefusedException>(() => Runs.Run(flow, new Requests())).Problems);

        Assert.Contains("The parameter 'url' has no value", problem.Message, StringComparison.Ordinal);
        Assert.Contains("'Nowhere'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_may_use_parameters_and_settings()
    {
        using var files = new FlowFiles();
        var flow = Project(files, """{"url": {"value": "@appsetting('ServiceUrl')"}, "all": {"value": "@parameters('url')"}, "plain": {"value": 1} }""", "@parameters('$connections')['acs']['connectionRuntimeUrl']");

        Assert.Equal("https://a.example/1", Runs.Run(flow, new Requests()).Record("a").Outputs!.ToText());
    }

    private static RunnableFlow Project(FlowFiles files, string parameters, string inputs = "@createArray(parameters('url'), parameters('all'), parameters('plain'))")
    {
        files.Write("connections.json", """{"managedApiConnections": {"acs": {"connectionRuntimeUrl": "@{parameters('url')}/@{parameters('plain')}"}}}""");
        files.Write("parameters.json", parameters);
        files.Write("local.settings.json", """{"Values": {"ServiceUrl": "https://a.example"}}""");
        files.Write("tokens/workflow.json", $$"""
            {"kind": "Stateful", "definition": {"parameters": {"$connections": {"type": "Object"} }, "triggers": {"t": {"type": "Request"} },
             "actions": {"a": {"type": "Compose", "inputs": "{{inputs}}"} } } }
            """);
        return RunnableFlow.Load(FlowFile.Read(Path.Combine(files.Path, "tokens"))[0], FlowEnvironment.Empty);
    }
}
