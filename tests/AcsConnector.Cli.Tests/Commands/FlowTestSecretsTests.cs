using System.Text.Json.Nodes;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>A secret that a flow under test meets stands in nothing that <c>flow test</c> prints or writes, wherever it comes from.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowTestSecretsTests : IDisposable
{
    private const string Canary = "canary-0815-of-a-secret";
    private const string Jwt = $"eyJhbGciOiJub25lIn0.eyJhIjoxfQ.{Canary}";

    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>It comes with the trigger, with a response and from the flow itself, is sent on, and is what the failing case tells of.</summary>
    [Theory]
    [InlineData("password", """{ "password": "%" }""")]
    [InlineData("sig=", """{ "link": "https://a.example/blob?sv=1&sig=%" }""")]
    [InlineData("accesskey", """{ "connection": "endpoint=https://a.example/;accesskey=%" }""")]
    [InlineData("token", """{ "token": "%" }""")]
    [InlineData("a token in a text", """{ "text": "It is JWT, and new." }""")]
    [InlineData("header", """{ "headers": { "Authorization": "%", "x-api-key": "%" } }""")]
    public async Task A_secret_is_in_no_output(string place, string json)
    {
        var secret = json.Replace("%", Canary, StringComparison.Ordinal).Replace("JWT", Jwt, StringComparison.Ordinal);
        var headers = secret.Contains("headers", StringComparison.Ordinal) ? secret[(secret.IndexOf(':', StringComparison.Ordinal) + 1)..secret.LastIndexOf('}')] : "{}";
        _folder.Write("flow.json", Filled("""
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
                "Ask": {"type": "Http", "runAfter": {}, "inputs": {"method": "POST", "uri": "https://a.example/@{triggerBody()}", "headers": HEADERS, "body": {"given": "@triggerBody()", "own": SECRET}}},
                "Keep": {"type": "Compose", "inputs": "@concat('it was ', outputs('Ask'))", "runAfter": {"Ask": ["Succeeded", "Failed"]}},
                "Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200, "headers": HEADERS, "body": "@body('Ask')"}, "runAfter": {"Keep": ["Succeeded"]}}}}}
            """));
        _folder.Write("a.flowtest.json", Filled("""
            {"flow": "flow.json", "defaults": {"mocks": {"Ask": {"statusCode": 200, "headers": HEADERS, "body": SECRET}}}, "cases": [
                {"name": "what was sent", "trigger": {"headers": HEADERS, "body": SECRET},
                 "expect": {"requests": {"Ask": [{"path": "/other", "headers": {"x-other": "1"}, "body": {"given": 1}}]}}},
                {"name": "what came of it", "trigger": {"body": SECRET},
                 "expect": {"run": "Failed", "outputs": {"Ask": 1, "Keep": "nothing"}, "response": {"statusCode": 201, "body": 1}}},
                {"name": "what fails", "trigger": {"body": SECRET}, "mocks": {"Ask": {"statusCode": 400, "body": {"error": {"message": TEXT } } } },
                 "expect": {"run": "Succeeded", "actions": {"Ask": "Succeeded"}}}]}
            """));

        foreach (var format in new[] { "text", "junit", "json" })
        {
            var run = await _folder.RunAsync("flow", "test", "./", "-o", format, "--coverage", "./coverage.html");

            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain(Canary, run.Output + run.Errors + _folder.Text("coverage.html"), StringComparison.Ordinal);
            Assert.True(run.Output.Contains("(hidden: secure data)", StringComparison.Ordinal), $"{place}: {run.Output}");
        }

        Assert.Equal(["a.flowtest.json", "coverage.html", "flow.json"], Directory.GetFiles(_folder.PathOf(".")).Select(Path.GetFileName).Order());

        string Filled(string file) => file
            .Replace("SECRET", secret, StringComparison.Ordinal)
            .Replace("HEADERS", headers, StringComparison.Ordinal)
            .Replace("TEXT", JsonValue.Create(secret).ToJsonString(), StringComparison.Ordinal);
    }
}
