using System.Text.Json.Nodes;
using AcsConnector.Testing.Flows;

namespace AcsConnector.EndToEnd.Tests.Flows;

/// <summary><c>acs-connector flow run</c> as somebody runs it who has the tool and a copy of the samples.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowRunCommandTests : IDisposable
{
    private const string LocalApiKey = "acs-connector-local-api-key";
    private readonly FlowRunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("quickstart")]
    [InlineData("token-for-my-app")]
    [InlineData("nightly-clean-up")]
    [InlineData("teams-exchange")]
    public async Task A_sample_runs_in_every_format_and_again_from_its_recording_without_an_api(string flow)
    {
        await Task.WhenAll(SampleFlows.Formats.Select(async format =>
        {
            var path = $"./connector/flows/{SampleFlows.PathOf(flow, format)}";

            var mocks = $"./{format}.mocks.json";
            var run = await _folder.RunAsync("flow", "run", path, "--history", $"./{format}.history.json", "--record", mocks);
            var again = await _folder.RunAsync("flow", "run", path, "--mocks", mocks, "--history", $"./{format}.again.json");

            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.Contains("The API and an emulator were started for this run", run.Output, StringComparison.Ordinal);
            Assert.Contains("✓ Succeeded in ", run.Output, StringComparison.Ordinal);
            Assert.Equal((0, ""), (again.ExitCode, again.Errors));
            Assert.DoesNotContain("were started", again.Output, StringComparison.Ordinal);

            var statuses = Statuses(_folder.Read($"{format}.history.json"));
            Assert.NotEmpty(statuses);
            Assert.All(statuses, action => Assert.Contains(action.Split(' ', '[')[0], run.Output, StringComparison.Ordinal));
            Assert.Equal(statuses, Statuses(_folder.Read($"{format}.again.json")));
            Assert.All([run.Output, again.Output], AssertShowsNoSecret);
            Assert.All(["history", "again", "mocks"], kind => AssertShowsNoSecret(_folder.Text($"{format}.{kind}.json")));
        }));
    }

    [Fact]
    public async Task Prints_the_history_as_json()
    {
        var (exitCode, output, errors) = await _folder.RunAsync("flow", "run", "./connector/flows/standard/token-for-my-app", "-o", "json");

        Assert.Equal((0, ""), (exitCode, errors));
        AssertShowsNoSecret(output);
        var history = JsonNode.Parse(output)!;
        Assert.Equal("Succeeded", history["status"]!.GetValue<string>());
        Assert.Equal(200, history["response"]!["statusCode"]!.GetValue<int>());
        Assert.Equal("(hidden: secure data)", history["response"]!["body"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task Shows_tokens_when_asked_to(string output)
    {
        const string Answer = """{"body": {"token": "eyJ0b2tlbiI6MX0.eyJmYWtlIjoxfQ.c2lnbmVk"}}""";
        _folder.Write("mocks.json", FlowRunFolder.QuickstartMocks.Replace("{}", Answer, StringComparison.Ordinal));
        string[] arguments =
            ["flow", "run", $"./{FlowRunFolder.Quickstart}", "--mocks", "./mocks.json", "-o", output, "--history", "./history.json"];

        var hidden = await _folder.RunAsync(arguments);
        AssertShowsNoSecret(hidden.Output);
        AssertShowsNoSecret(_folder.Text("history.json"));

        var shown = await _folder.RunWithAsync(new() { ["CI"] = "" }, [.. arguments, "--show-secure"]);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Errors));
        Assert.Matches(RunNames.Tokens, shown.Output);
        Assert.Matches(RunNames.Tokens, _folder.Text("history.json"));
    }

    [Fact]
    public async Task Shows_no_tokens_where_ci_is_set()
    {
        var run = await _folder.RunWithAsync(
            new() { ["CI"] = "true" }, "flow", "run", $"./{FlowRunFolder.Quickstart}", "--show-secure", "--history", "./history.json");

        FlowRunFolder.AssertRefused(run, "--show-secure is not for CI");
        Assert.False(File.Exists(_folder.PathOf("history.json")));
    }

    private static void AssertShowsNoSecret(string text)
    {
        Assert.DoesNotMatch(RunNames.Tokens, text);
        Assert.DoesNotContain(LocalApiKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", text, StringComparison.Ordinal);
    }

    /// <summary>Each action and its status; of one in a loop, of each pass.</summary>
    private static List<string> Statuses(JsonNode history) =>
        [.. history["actions"]!.AsObject().SelectMany(action => Passes(action.Key, action.Value!)).Append($"run {history["status"]}")];

    private static IEnumerable<string> Passes(string name, JsonNode action) => (action["repetitions"]?.AsArray() ?? [])
        .SelectMany((pass, i) => Passes($"{name}[{i}]", pass!))
        .Prepend($"{name} {action["status"]} {action["code"]}");
}
