using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>
/// Whole runs, a folder each: definition.json and expected.json, if need be mocks.json, trigger.json, swagger.json, child.json and
/// limits.json, which has the run's <c>maxValueSize</c>. expected.json is a part of the run history, with <c>requests</c>, <c>waits</c>
/// (seconds between them) and <c>seconds</c> of the whole run; <c>"~text"</c> is found inside, <c>"&lt;absent&gt;"</c> is not there.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Engine", "Scenarios");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Runs_as_expected(string name)
    {
        var expected = (ObjectValue)Read(name, "expected.json")!;
        var mocks = Read(name, "mocks.json") as ObjectValue ?? ObjectValue.Empty;
        var time = new VirtualTime(new FixedTime());
        var requests = new Requests(new MockTransport(mocks, null).SendAsync, time);
        var flow = RunnableFlow.Load(FlowFile.Read(PathOf(name, "definition.json"))[0], Environment(name, mocks));

        var run = flow.Run(
            new RunOptions { Transport = requests, Time = time, Trigger = TriggerInput.Read(Read(name, "trigger.json")), Limits = Limits(name) },
            TestContext.Current.CancellationToken);

        var actual = RunHistory.Write(run)
            .With("requests", new ArrayValue([.. requests.All.Select(Describe)]))
            .With("waits", new ArrayValue([.. requests.Times.Zip(requests.Times.Skip(1), (a, b) => (Value)(b - a).TotalSeconds)]))
            .With("seconds", (run.EndTime - run.StartTime).TotalSeconds);
        AssertPart(expected, actual, "");
    }

    private static FlowLimits Limits(string name) => Read(name, "limits.json") is ObjectValue limits
        ? FlowLimits.Default with { MaxValueSize = (int)((IntegerValue)limits["maxValueSize"]!).Content }
        : FlowLimits.Default;

    private static FlowEnvironment Environment(string name, ObjectValue mocks) => new()
    {
        // With a connector's definition the mocks stand for its API; without, for the connector.
        Connectors = Read(name, "swagger.json") is { } swagger ? [new ConnectorEndpoint(Connector.Parse(swagger, "api"), "https://api.example", "key=secret-of-the-connection")] : [],
        IsMocked = action => Read(name, "swagger.json") is null && mocks[action] is not null,
        ChildFlows = File.Exists(PathOf(name, "child.json")) ? FlowFile.Read(PathOf(name, "child.json")) : [],
    };

    private static ObjectValue Describe(FlowRequest request) => new(
        ("action", request.Action),
        ("method", request.Method),
        ("uri", request.Uri),
        ("headers", new ObjectValue(new OrderedDictionary<string, Value>(request.Headers.Select(header => KeyValuePair.Create(header.Key, (Value)header.Value))))),
        ("body", request.Body ?? "<none>"));

    private static void AssertPart(Value expected, Value? actual, string path)
    {
        switch (expected)
        {
            case StringValue { Content: "<absent>" }:
                Assert.True(actual is null, $"{path} is there: {actual}");
                break;
            case StringValue { Content: ['~', .. var text] }:
                Assert.True(actual?.ToText().Contains(text, StringComparison.Ordinal) == true, $"{path} is {actual}, without {text}");
                break;
            case ObjectValue members:
                foreach (var (name, member) in members)
                    AssertPart(member, (actual as ObjectValue)?[name], $"{path}/{name}");
                break;
            case ArrayValue items:
                Assert.True(actual is ArrayValue list && list.Items.Count == items.Items.Count, $"{path} is {actual}, not {items}");
                for (var i = 0; i < items.Items.Count; i++)
                    AssertPart(items.Items[i], ((ArrayValue)actual).Items[i], $"{path}/{i}");
                break;
            default:
                Assert.True(actual is not null && expected.Equals(actual), $"{path} is {actual ?? "not there"}, not {expected}");
                break;
        }
    }

    private static Value? Read(string name, string file) => File.Exists(PathOf(name, file)) ? ValueJson.Parse(File.ReadAllText(PathOf(name, file))) : null;

    private static string PathOf(string name, string file) => Path.Combine(Folder, name, file);
}
