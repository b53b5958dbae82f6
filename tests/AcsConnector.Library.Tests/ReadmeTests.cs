// What stands here stands in the pages, line by line: their code compiles and does what they say.
#pragma warning disable CA1305, CA1310, CA1707, CA1861, xUnit1051
using System.Reflection;
using System.Text.Json.Nodes;
using AcsConnector.Flows;
using AcsConnector.Flows.Testing;

namespace AcsConnector.Library.Tests;

public sealed class ReadmeTests
{
    private static readonly string Root = Path.Combine(
        typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "ProjectFolder").Value!, "..", "..");

    // The pages name files from the folder of a project on.
    public ReadmeTests() => Directory.SetCurrentDirectory(AppContext.BaseDirectory);

    [Theory]
    [InlineData("src/AcsConnector.Emulator/README.md", 2)]
    [InlineData("src/AcsConnector.Flows/README.md", 1)]
    [InlineData("src/AcsConnector.Flows.Testing/README.md", 4)]
    [InlineData("docs/flow-tests.md", 1)]
    public void Every_line_of_code_of_a_page_is_run_here(string page, int blocks)
    {
        var here = Directory.EnumerateFiles(Path.Combine(Root, "tests", "AcsConnector.Library.Tests"), "*ReadmeTests.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Select(line => line.Trim()).ToHashSet();
        var code = File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n").Split("```csharp\n").Skip(1).Select(rest => rest.Split("```")[0]).ToList();

        Assert.Equal(blocks, code.Count);
        Assert.DoesNotContain(code.SelectMany(block => block.Split('\n')).Select(line => line.Trim()), line => !here.Contains(line));
    }

    [Fact]
    public async Task A_flow_runs()
    {
        var flow = Flow.Load("Workflows/Onboarding.json");      // or solution.zip#Onboarding

        FlowRunResult run = await flow.RunAsync(new FlowRunOptions
        {
            Trigger = new JsonObject { ["id"] = 7, ["to"] = new JsonArray("ann", "bob") },
            Mocks =
            {
                { "Get_row", 200, new JsonObject { ["name"] = "Ada" } },
                { "Send", request => new MockResponse((string?)request.Body?["to"] == "bob" ? 400 : 202) },
            },
        });

        Console.WriteLine(run);                                 // Succeeded, or what failed and why
        Console.WriteLine(run["Compose_mail"].Outputs);         // JSON, by the action's name in the definition
        Console.WriteLine(run.RequestsOf("Get_row")[0].Path);   // what was asked, mocked or sent

        Assert.Equal(FlowStatus.Failed, run.Status);
    }

    [Fact]
    public async Task Tells_everybody_and_no_admin()
    {
        FlowRunResult run = await FlowTest.Load("Workflows/Onboarding.json")
            .Trigger(new { id = 7, to = new[] { "ann", "bob" } })
            .Mock("Get_row", 200, new { name = "Ada" })
            .Mock("Send", 202)
            .RunAsync();

        Assert.StartsWith("Welcome, Ada", (string?)run["Compose_mail"].Outputs);
        Assert.Equal(2, run.RequestsOf("Send").Count);

        run.Expect("""
            run: Succeeded
            actions: { Tell_admin: Skipped }
            requests: { Send: [ { body: { to: ann } }, { body: { to: bob } } ] }
            iterations: { Send: [Succeeded, Succeeded] }
            """);
    }

    [Fact]
    public async Task A_connector_binds_requests()
    {
        var options = new FlowOptions { Connectors = [FlowConnector.Load("rows.swagger.json")] };
        var test = FlowTest.Load("Workflows/Onboarding.json", options);

        await Assert.ThrowsAsync<FlowTestException>(() => test.Mock("Get_row", 200, new { name = 5 }).RunAsync());
    }

    [Fact]
    public async Task A_mock_is_made_of_the_request()
    {
        FlowRunResult run = await FlowTest.Load("Workflows/Onboarding.json")
            .Trigger(new { id = 7, to = new[] { "ann", "bob" } })
            .Mock("Get_row", 200, new { name = "Ada" })
            .Mock("Send", request => new MockResponse((string?)request.Body?["to"] == "bob" ? 400 : 202))
            .RunAsync();

        Assert.Equal(FlowStatus.Failed, run["Each"].Status);
        run.Expect("iterations: { Send: [Succeeded, Failed] }");   // in the words of test files
    }

    public static TheoryData<string, string> Cases => [.. FlowTestFiles.Find("tests").Select(one => (one.File, one.Name))];

    [Theory, MemberData(nameof(Cases))]
    public Task Case_passes(string file, string name) => FlowTestFiles.RunAsync(file, name);
}
