using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Linting;

/// <summary>Our samples, and flows that real authors published: flows/wild in the folder that ACSCONNECTOR_SHARED_DATA names.</summary>
public sealed class RealFlowTests
{
    private const string Variable = "ACSCONNECTOR_SHARED_DATA";

    /// <summary>Each read and found true: test flows whose point it is, and what their authors overlooked.</summary>
    private static readonly string[] Mistakes =
    [
        "Get_chat_completions SyntaxError",
        "Init_all ActionUnknown",
        "Init_all ActionUnknown",
        "Initialize_test_var ActionUnknown",
        "Initialize_test_var ActionUnknown",
        "Initialize_test_var VariableTwice",
        "Compose_2 ActionUnreachable",
        "Compose_3 ActionUnreachable",
        "List_records ActionUnreachable",
        "Terminate ActionUnreachable",
        "Response NotAllowedHere",
    ];

    private static readonly FlowEnvironment Own = new()
    {
        Connectors = [new ConnectorEndpoint(Connector.Read(Path.Combine(Repository(), "apiDefinition.swagger.json")), "")],
        ChildFlows = [FlowMistakes.Child],
    };

    [Fact]
    public void Our_samples_have_no_finding_but_the_responses_of_another_connector()
    {
        var folder = Path.Combine(Repository(), "connector", "flows");
        var files = Directory.GetFiles(Path.Combine(folder, "power-automate"), "*.json").Concat(Directory.GetFiles(Path.Combine(folder, "consumption"), "*.json")).Append(Path.Combine(folder, "standard"));
        var flows = files.SelectMany(FlowFile.Read).ToList();
        Assert.Equal(12, flows.Count);
        Assert.Equal(
            Enumerable.Repeat("Create_chat_thread ResponseNeeded", 3),
            flows.SelectMany(flow => FlowLinter.Lint(flow, Own)).Select(finding => $"{finding.Action} {finding.Rule.Id}"));
    }

    [Fact]
    public void Of_published_flows_nothing_is_said_but_what_is_wrong()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} does not name a folder with flows/wild.");
        var flows = Directory.GetFiles(Path.Combine(folder!, "flows", "wild"), "*.json", SearchOption.AllDirectories).SelectMany(FlowFile.Read);

        var serious = new List<FlowFinding>();
        foreach (var flow in flows)
        {
            var findings = FlowLinter.Lint(flow, Own);
            Assert.All(findings, finding => Assert.StartsWith(flow.Pointer, finding.Pointer, StringComparison.Ordinal));
            serious.AddRange(findings.Where(finding => finding.Rule.Severity is FlowSeverity.Error or FlowSeverity.Warning));
        }

        Assert.Equal(Mistakes.Order(), serious.Select(finding => $"{finding.Action} {finding.Rule.Id}").Order());
    }

    /// <summary>A response that is missing here, or a value that the deployment has, is another reason.</summary>
    [Fact]
    public void A_run_is_refused_for_the_definitions_sake_where_lint_says_that_it_cannot_be_saved()
    {
        var folders = new List<string> { Path.Combine(Repository(), "connector", "flows") };
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } shared)
            folders.Add(Path.Combine(shared, "flows", "wild"));
        var flows = folders.SelectMany(folder => Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)).SelectMany(Read).ToList();
        flows.AddRange(ConformanceSuite.Read("runs").SelectMany(file => file.Value).SelectMany(DefinitionsOf));
        Assert.True(flows.Count > 100, $"{flows.Count} flows");
        flows.AddRange(FlowMistakes.All.Select(mistake => FlowMistakes.Definition("mistake", mistake.Make(FlowMistakes.Valid))));
        flows.AddRange(SaveCases.All.Values.Select(one => FlowMistakes.Definition("save", one.Definition)));

        Assert.All(flows, flow => Assert.Equal(
            FlowLinter.Lint(flow, Own).Any(finding => finding.Rule.StopsSave),
            ProblemsOf(flow).Any(problem => problem.IsOfDefinition)));
    }

    private static IEnumerable<FlowDefinition> DefinitionsOf(ObjectValue run) =>
        new[] { run["definition"], run["child"] }.OfType<ObjectValue>().Select(definition => FlowMistakes.Definition("run", definition));

    private static IReadOnlyList<FlowProblem> ProblemsOf(FlowDefinition flow)
    {
        try
        {
            RunnableFlow.Load(flow, Own);
            return [];
        }
        catch (FlowRefusedException e)
        {
            return e.Problems;
        }
    }

    private static IReadOnlyList<FlowDefinition> Read(string file)
    {
        try
        {
            return FlowFile.Read(file);
        }
        catch (FlowException)
        {
            return [];
        }
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AcsConnector.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
