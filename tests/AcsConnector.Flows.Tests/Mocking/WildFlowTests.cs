using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Tests.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Mocking;

/// <summary>Flows that real authors published run with generated responses: flows/ in the folder that ACSCONNECTOR_SHARED_DATA names.</summary>
public sealed class WildFlowTests(ITestOutputHelper output)
{
    /// <summary>By a part of the file's name: how it ends, and why that is the flow's own doing.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["analyze-documents-ai-docintelligence"] = "Refused: An expression cannot be read", // a quote is missing, the service refuses it too
        ["sync-sales-order-sap-blob-storage-odata"] = "Failed Terminate", // its own end
        ["illogicapps--testworkflows-stateful1"] = "Failed Terminate_1", // its own end
        ["workflows-complexconditionals"] = "Failed Terminate", // its own end
        ["workflows-runafter"] = "Refused: The action 'Response' responds to a caller", // the service refuses it too
        ["jobs-scheduleswithconn.json/resources/"] = "Failed ", // they call flows of their template that have no Response, or with an empty body
        ["notify-on-last-working-day"] = "NotStarted", // its trigger's condition is about today
    };

    [Fact]
    public void Run_to_their_own_ends()
    {
        var ends = Ends();

        foreach (var (name, end) in ends.Where(end => end.End != ActionStatus.Succeeded))
            output.WriteLine($"{name}: {end}");
        output.WriteLine($"{ends.Count(end => end.End == ActionStatus.Succeeded)} of {ends.Count} succeed.");
        Assert.All(
            ends.Where(end => end.End != ActionStatus.Succeeded),
            end => Assert.Contains(Others, other => end.Name.Contains(other.Key, StringComparison.Ordinal) && end.End.StartsWith(other.Value, StringComparison.Ordinal)));
        Assert.True(ends.Count(end => end.End == ActionStatus.Succeeded) >= 0.65 * ends.Count);
    }

    private static List<(string Name, string End)> Ends()
    {
        var folder = Environment.GetEnvironmentVariable("ACSCONNECTOR_SHARED_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "ACSCONNECTOR_SHARED_DATA does not name a folder with flows/wild.");
        return [.. from file in Directory.GetFiles(Path.Combine(folder!, "flows", "wild"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                   from flow in FlowFile.Read(file)
                   select (Path.GetFileName(file) + flow.Pointer, End(flow))];
    }

    private static string End(FlowDefinition definition)
    {
        var generator = new MockGenerator(definition, FlowEnvironment.Empty);
        var mocks = generator.ForMissing();
        MockChecks.Check(mocks, definition, FlowEnvironment.Empty);
        RunnableFlow flow;
        try
        {
            flow = RunnableFlow.Load(definition, new FlowEnvironment { IsMocked = action => mocks[action] is not null });
        }
        catch (FlowRefusedException e)
        {
            return $"Refused: {e.Problems[0].Message}";
        }

        var options = new RunOptions
        {
            Transport = new MockTransport(mocks, null),
            Time = new VirtualTime(new FixedTime()),
            Trigger = generator.ForTrigger(),
            Parameters = generator.ForParameters(),
            AppSettings = generator.ForAppSettings(),
        };
        var run = flow.Run(options with { Trigger = flow.Split(options)[0] }, TestContext.Current.CancellationToken);
        return run.FailedAction is { } failed ? $"{run.Status} {failed.Record.Name}: {failed.FailureWith(showSecure: true)?.Reason}" : run.Status;
    }
}
