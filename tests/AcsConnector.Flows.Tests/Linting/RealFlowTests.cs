using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;

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
    ];

    private static readonly FlowEnvironment Own = new()
    {
        Connectors = [new ConnectorEndpoint(Connector.Read(Path.Combine(Repository(), "apiDefinition.swagger.json")), "")],
    };

    [Fact]
    public void Our_samples_have_no_finding()
    {
        var folder = Path.Combine(Repository(), "connector", "flows");
        var files = Directory.GetFiles(Path.Combine(folder, "power-automate")).Concat(Directory.GetFiles(Path.Combine(folder, "consumption"))).Append(Path.Combine(folder, "standard"));
        var flows = files.SelectMany(FlowFile.Read).ToList();
        Assert.Equal(12, flows.Count);
        Assert.Empty(flows.SelectMany(flow => FlowLinter.Lint(flow, Own)).Select(finding => $"{finding.Pointer} {finding.Rule.Id} {finding.Message}"));
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
            serious.AddRange(findings.Where(finding => finding.Rule.Severity != FlowSeverity.Note));
        }

        Assert.Equal(Mistakes.Order(), serious.Select(finding => $"{finding.Action} {finding.Rule.Id}").Order());
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AcsConnector.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
