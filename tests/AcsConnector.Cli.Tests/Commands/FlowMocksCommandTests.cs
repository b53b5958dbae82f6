namespace AcsConnector.Cli.Tests.Commands;

/// <summary>A flow of somebody runs at the first try with generated responses, and <c>flow mocks</c> writes them to be edited.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowMocksCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public FlowMocksCommandTests() => _folder.Write("flow.json", """
        {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
            "Get": {"type": "OpenApiConnection", "inputs": {"host": {"apiId": "/apis/shared_sharepointonline", "operationId": "GetItems"}, "parameters": {"site": "@triggerBody()['site']"}}},
            "Each": {"type": "Foreach", "foreach": "@body('Get')?['value']", "runAfter": {"Get": ["Succeeded"]}, "actions": {
                "Send": {"type": "Http", "inputs": {"method": "POST", "uri": "https://example.com", "body": "@items('Each')?['Title']"}}}}}}}
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_missing_is_made_up_and_said()
    {
        var refused = await _folder.RunAsync("flow", "run", "./flow.json");
        var run = await _folder.RunAsync("flow", "run", "./flow.json", "--mock-missing", "--history", "./run.json");

        Assert.Equal(2, refused.ExitCode);
        Assert.EndsWith("\nGive responses with --mocks FILE, or have them made up with --mock-missing.\n", refused.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("2 responses are generated (Get, Send): 'flow mocks' writes them to a file.", run.Output, StringComparison.Ordinal);
        Assert.Equal("Title", _folder.Read("run.json")["actions"]!["Send"]!["repetitions"]![0]!["inputs"]!["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task Mocks_are_written_beside_the_flow_once_and_used_there()
    {
        var mocks = await _folder.RunAsync("flow", "mocks", "./flow.json");
        var again = await _folder.RunAsync("flow", "mocks", "./flow.json");
        var run = await _folder.RunAsync("flow", "run", "./flow.json");

        Assert.Equal((0, ""), (mocks.ExitCode, mocks.Errors));
        Assert.Contains("flow.mocks.json: 2 actions.\n", mocks.Output, StringComparison.Ordinal);
        Assert.EndsWith("flow.trigger.json: what the trigger brings.\n", mocks.Output, StringComparison.Ordinal);
        Assert.Equal("site", _folder.Read("flow.trigger.json")["site"]!.GetValue<string>());
        Assert.Equal("Title", _folder.Read("flow.mocks.json")["Get"]![0]!["body"]!["value"]![0]!["Title"]!.GetValue<string>());
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("flow.mocks.json is there already. Name another file with --file FILE", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_trigger_that_is_there_is_left_alone_unless_it_is_named()
    {
        _folder.Write("flow.trigger.json", "1");

        var usual = await _folder.RunAsync("flow", "mocks", "./flow.json");
        Assert.Equal("1", _folder.Text("flow.trigger.json"));
        var named = await _folder.RunAsync("flow", "mocks", "./flow.json", "--file", "./out.json", "--trigger", "./flow.trigger.json");

        Assert.Equal((0, 0), (usual.ExitCode, named.ExitCode));
        Assert.Contains("site", _folder.Text("flow.trigger.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_of_several_runs_gives_each_its_responses_again()
    {
        _folder.Write("flow.json", """
            {"triggers": {"manual": {"type": "Request", "kind": "Http", "splitOn": "@triggerBody()"}}, "actions": {
                "Send": {"type": "Http", "inputs": {"method": "POST", "uri": "https://example.com"}}}}
            """);
        _folder.Write("flow.trigger.json", "[1, 2]");
        _folder.Write("in.json", """{"Send": [{"body": "first"}, {"body": "second"}]}""");

        var runs = new List<string>();
        foreach (var (mocks, record) in new[] { ("in", "out"), ("out", "again") })
        {
            var run = await _folder.RunAsync("flow", "run", "./flow.json", "--mocks", $"./{mocks}.json", "--record", $"./{record}.json", "--history", "./run.json");
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            runs.Add(string.Join(", ", _folder.Read("run.json").AsArray().Select(one => one!["actions"]!["Send"]!["outputs"]!["body"])));
        }

        Assert.Equal(["first, second", "first, second"], runs);
        Assert.Equal(_folder.Text("out.json"), _folder.Text("again.json"));
    }

    [Fact]
    public async Task Responses_are_taken_from_a_run()
    {
        _folder.Write("run.json", """
            {"properties": {"trigger": {"inputs": {"path": "/"}, "outputs": {"body": {"site": "s"}}}, "actions": {"Get": {"status": "Succeeded", "outputs": {"statusCode": 200, "body": {"value": [], "password": "hush-hush-hush"}}},
                "Send": {"status": "Succeeded", "outputsLink": {"uri": "https://example.com/x"}}}}}
            """);

        var mocks = await _folder.RunAsync("flow", "mocks", "./flow.json", "--from-run", "./run.json", "--file", "./out.json", "--trigger", "./trigger.json");

        Assert.Equal(
            (0, "Note: the outputs of Send are behind links, which are not followed: those responses are made up.\n"),
            (mocks.ExitCode, mocks.Errors));
        Assert.Contains("out.json: 2 actions, 1 of them from the run.\n", mocks.Output, StringComparison.Ordinal);
        Assert.EndsWith("trigger.json: what the trigger brings, from the run.\n", mocks.Output, StringComparison.Ordinal);
        Assert.Equal("/", _folder.Read("trigger.json")["$trigger"]!["inputs"]!["path"]!.GetValue<string>());
        Assert.DoesNotContain("hush-hush-hush", _folder.Text("out.json"), StringComparison.Ordinal);
    }
}
