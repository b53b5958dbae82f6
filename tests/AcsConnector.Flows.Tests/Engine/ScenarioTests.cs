using System.Globalization;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>The whole runs of the conformance suite.</summary>
public sealed class ScenarioTests
{
    private static readonly Dictionary<string, ObjectValue> Cases =
        ConformanceSuite.Read("runs").SelectMany(file => file.Value).ToDictionary(one => one["id"]!.ToText());

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Runs_as_expected(string id)
    {
        var one = Cases[id];
        var mocks = one["mocks"] as ObjectValue ?? ObjectValue.Empty;
        var time = new VirtualTime(new FixedTime(one["now"] is { } now ? DateTimeOffset.Parse(now.ToText(), CultureInfo.InvariantCulture) : null));
        var requests = new Requests(new MockTransport(mocks, null).SendAsync, time);
        var flow = RunnableFlow.Load(Definition(one, "definition", "flow"), Environment(one, mocks));

        var run = flow.Run(
            new RunOptions { Transport = requests, Time = time, Trigger = TriggerInput.Read(one["trigger"]), Limits = Limits(one) },
            TestContext.Current.CancellationToken);

        var actual = RunHistory.Write(run)
            .With("requests", new ArrayValue([.. requests.All.Select(Describe)]))
            .With("waits", new ArrayValue([.. requests.Times.Zip(requests.Times.Skip(1), (a, b) => (Value)(b - a).TotalSeconds)]))
            .With("seconds", (run.EndTime - run.StartTime).TotalSeconds);
        AssertPart(one["expect"]!, actual, "");
    }

    private static FlowLimits Limits(ObjectValue one) => one["limits"] is ObjectValue limits
        ? FlowLimits.Default with { MaxValueSize = (int)((IntegerValue)limits["maxValueSize"]!).Content }
        : FlowLimits.Default;

    private static FlowDefinition Definition(ObjectValue one, string member, string name) => new()
    {
        Name = name,
        Host = one["host"]?.ToText() == "consumption" ? FlowHost.Consumption : FlowHost.PowerAutomate,
        File = $"{name}.json",
        Pointer = "",
        Definition = (ObjectValue)one[member]!,
    };

    private static FlowEnvironment Environment(ObjectValue one, ObjectValue mocks) => new()
    {
        // With a connector's definition the mocks stand for its API; without, for the connector.
        Connectors = one["connector"] is { } swagger ? [new ConnectorEndpoint(Connector.Parse(swagger, "api"), "https://api.example", "key=secret-of-the-connection")] : [],
        IsMocked = action => one["connector"] is null && mocks[action] is not null,
        ChildFlows = one["child"] is null ? [] : [Definition(one, "child", "child")],
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
}
