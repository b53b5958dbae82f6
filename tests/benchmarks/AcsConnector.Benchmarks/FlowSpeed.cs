using System.Diagnostics;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;
using AcsConnector.Flows;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Benchmarks;

/// <summary>The flow engine: expressions, the quickstart flow against a running API, a long loop, a long delay.</summary>
internal static class FlowSpeed
{
    private const int Evaluations = 500_000;

    private static readonly HttpClient Client = new();

    public static void Measure(ConnectorProcess connector, int pairs, Table table)
    {
        Progress.Say("Flows");
        var (evaluations, quickstart, loop) = (new List<double>(), new List<double>(), new List<double>());
        var quickstartFlow = Quickstart(connector);
        var loopFlow = Loop(10_000);
        Once();
        for (var pair = 0; pair < pairs; pair++)
        {
            evaluations.Add(EvaluationsPerSecond());
            quickstart.Add(Enumerable.Range(0, 20).Select(_ => Run(quickstartFlow).TotalMilliseconds).Order().ElementAt(10));
            loop.Add(Run(loopFlow).TotalMilliseconds);
        }

        table.Section("Flows, in one process");
        table.Add("expressions `@concat('user-', …)` evaluated, one core", new Series(evaluations, "/s", digits: 0));
        table.Add("the quickstart flow, four actions, once warm", new Series(quickstart, "ms"));
        table.Add("a Foreach of 10,000 items with a Compose", new Series(loop, "ms", digits: 0));

        void Once()
        {
            EvaluationsPerSecond();
            for (var i = 0; i < 50; i++)
                Run(quickstartFlow);
            Run(loopFlow);
        }
    }

    private static double EvaluationsPerSecond()
    {
        var expression = Template.Parse("@concat('user-', triggerBody()?['name'], '-', variables('n'))");
        var context = new JsonContext(
            (ObjectValue)ValueJson.Parse("""{"trigger": {"outputs": {"body": {"name": "Ada"}}}, "variables": {"n": 7}}"""),
            TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Evaluations; i++)
            expression.Evaluate(context);
        return Evaluations / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>A Foreach with a Compose for each of so many items.</summary>
    public static RunnableFlow Loop(int items) => Load($$"""
        {
          "triggers": { "manual": { "type": "Request" } },
          "actions": {
            "Loop": {
              "type": "Foreach", "foreach": "@range(0, {{items}})",
              "actions": { "Make": { "type": "Compose", "inputs": "@concat('item ', item())" } }
            }
          }
        }
        """);

    public static TimeSpan Run(RunnableFlow flow)
    {
        var started = Stopwatch.GetTimestamp();
        var run = flow.Run(
            new RunOptions { Transport = new HttpTransport(Client, new AllowedHosts(["127.0.0.1", "localhost"])), Time = new VirtualTime(TimeProvider.System), Trigger = TriggerInput.Of(ObjectValue.Empty) },
            CancellationToken.None);
        var time = Stopwatch.GetElapsedTime(started);
        return run.Status == ActionStatus.Succeeded ? time : throw new InvalidOperationException($"The run ended as {run.Status}.");
    }

    private static RunnableFlow Load(string definition) => RunnableFlow.Load(
        new FlowDefinition { Name = "benchmark", Host = FlowHost.PowerAutomate, File = "", Pointer = "", Definition = (ObjectValue)ValueJson.Parse(definition) },
        FlowEnvironment.Empty);

    private static RunnableFlow Quickstart(ConnectorProcess connector)
    {
        var root = Programs.SourceTree;
        var definition = FlowFile.Read(Path.Combine(root, "connector", "flows", "power-automate", "quickstart.json"))[0];
        var swagger = Connector.Read(Path.Combine(root, "apiDefinition.swagger.json"));
        var endpoint = new ConnectorEndpoint(swagger, connector.Api.Uri.AbsoluteUri.TrimEnd('/'), connector.ApiKey);
        return RunnableFlow.Load(definition, new FlowEnvironment { Connectors = [endpoint] });
    }
}
