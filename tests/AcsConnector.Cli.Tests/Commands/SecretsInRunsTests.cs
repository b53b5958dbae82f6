namespace AcsConnector.Cli.Tests.Commands;

/// <summary>What a run writes and prints holds no secret, and no text of somebody else's is a command to a CI's log.</summary>
[Trait("Category", "CommandLine")]
public sealed class SecretsInRunsTests : IDisposable
{
    private const string Canary = "canary-4711-of-a-secret";
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"password": "%"}""")]
    [InlineData("""{"client_secret": "%"}""")]
    [InlineData("""{"primaryKey": "%"}""")]
    [InlineData("""{"connection": "endpoint=https://a.example/;accesskey=%"}""")]
    [InlineData("""{"storage": "AccountName=a;AccountKey=%"}""")]
    [InlineData("""{"link": "https://a.example/blob?sv=1&sig=%"}""")]
    [InlineData("""{"access_token": "%"}""")]
    [InlineData("""{"error": {"code": "Bad", "message": "The password=% is wrong."}}""", 400)]
    public async Task A_response_with_a_secret_leaves_it_nowhere(string body, int status = 200)
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Ask": {"type": "Http", "inputs": {"method": "POST", "uri": "https://a.example/", "headers": {"api-key": "%", "X-Trace": "1"}, "body": {"clientSecret": "%"}}},
                "Again": {"type": "Compose", "inputs": "@concat('it was ', body('Ask'))", "runAfter": {"Ask": ["Succeeded", "Failed"]}}}}}
            """.Replace("%", Canary, StringComparison.Ordinal));
        _folder.Write("mocks.json", $$"""{"Ask": [{"statusCode": {{status}}, "body": {{body.Replace("%", Canary, StringComparison.Ordinal)}}}]}""");

        var run = await _folder.RunAsync(
            "flow", "run", "./flow.json", "--mocks", "./mocks.json", "--history", "./run.json", "--record", "./recorded.json");
        var json = await _folder.RunAsync("flow", "run", "./flow.json", "--mocks", "./mocks.json", "-o", "json");

        Assert.Equal(("", ""), (run.Errors, json.Errors));
        Assert.All(
            [run.Output, json.Output, _folder.Text("run.json"), _folder.Text("recorded.json")],
            text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
        Assert.Contains("X-Trace", _folder.Text("run.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("::error::fooled", @"\u003a:error::fooled")]
    [InlineData("  ::stop-commands::x", @"  \u003a:stop-commands::x")]
    [InlineData("all is well\n::error::fooled", "\n\\u003a:error::fooled")]
    [InlineData("see ##[error]fooled", @"see \u0023#[error]fooled")]
    [InlineData("see ##vso[task.complete]fooled", @"see \u0023#vso[task.complete]fooled")]
    [InlineData("red \u001b[31m and \a", @"red \u001b[31m and \u0007")]
    [InlineData("one\rover", @"one\u000dover")]
    public async Task A_message_is_no_command_to_the_log_it_is_printed_in(string message, string printed)
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example/"}}}}}
            """);
        _folder.Write("mocks.json", new System.Text.Json.Nodes.JsonObject
        {
            ["Ask"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["statusCode"] = 404, ["body"] = message }),
        }.ToJsonString());

        var run = await _folder.RunAsync("flow", "run", "./flow.json", "--mocks", "./mocks.json");

        Assert.Contains(printed, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_an_action_stays_on_its_line()
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "One\n::error::fooled\u001b[2J": {"type": "Compose", "inputs": "@div(1, 0)"}}}}
            """);

        var run = await _folder.RunAsync("flow", "run", "./flow.json");

        Assert.Contains(@"✗ One\u000a::error::fooled\u001b[2J", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
    }
}
