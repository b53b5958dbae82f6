using System.Text.RegularExpressions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>Whole runs whose outcome was measured in the service: run where that collection is at hand.</summary>
public sealed partial class SharedScenarioTests
{
    public static TheoryData<string> Ids()
    {
        var ids = new TheoryData<string>();
        foreach (var scenario in Load())
            ids.Add(Text(scenario["id"]));
        if (ids.Count == 0)
            ids.Add("");
        return ids;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Runs_as_the_service_does(string id)
    {
        Assert.SkipWhen(id.Length == 0, "ACSCONNECTOR_SHARED_DATA names no folder with flows/run-semantics.json.");
        var scenario = Load().Single(one => Text(one["id"]) == id);
        var expected = (ObjectValue)scenario["expect"]!;
        var time = new VirtualTime(new FrozenTime());
        var watched = new Watched(new MockTransport(scenario["mocks"] ?? ObjectValue.Empty, null), time);
        var flow = RunnableFlow.Load(
            new FlowDefinition
            {
                Name = id,
                Host = FlowHost.PowerAutomate,
                File = "run-semantics.json",
                Pointer = "",
                Definition = (ObjectValue)scenario["definition"]!,
            },
            FlowEnvironment.Empty);

        var run = flow.Run(new RunOptions { Transport = watched, Time = time, Trigger = TriggerInput.Of(ObjectValue.Empty) }, TestContext.Current.CancellationToken);

        var actions = run.Actions.ToDictionary(action => action.Record.Name);
        foreach (var (name, expectation) in expected)
        {
            switch (name)
            {
                case "run":
                    Assert.Equal(Text(((ObjectValue)expectation)["status"]), run.Status);
                    if (((ObjectValue)expectation)["error"] is { } error)
                        Assert.Equal(error, run.Error);
                    break;
                case "actions":
                    foreach (var (action, status) in (ObjectValue)expectation)
                        Assert.Equal(Text(status), actions[action].Record.Status);
                    break;
                case "outputs":
                    foreach (var (action, outputs) in (ObjectValue)expectation)
                        Assert.Equal(outputs, actions[action].Record.Outputs);
                    break;
                case "outputs.body" or "outputs.statusCode":
                    foreach (var (action, part) in (ObjectValue)expectation)
                        Assert.Equal(part, ((ObjectValue)actions[action].Record.Outputs!)[name.Split('.')[1]]);
                    break;
                case "probe":
                    foreach (var (path, value) in (ObjectValue)expectation)
                        AssertProbe(actions["Probe"].Record.Outputs!, path, value);
                    break;
                case "probeEquals":
                    Assert.Equal(expectation, actions["Probe"].Record.Outputs);
                    break;
                case "probeEndsWith":
                    Assert.EndsWith(Text(expectation), Text(actions["Probe"].Record.Outputs), StringComparison.Ordinal);
                    break;
                case "calls":
                    Assert.Equal(expectation, (long)watched.Requests.Count);
                    break;
                case "polls":
                    Assert.Equal(expectation, new ArrayValue([.. watched.Requests.Skip(1).Select(request => new ArrayValue([request.Method, request.Uri]))]));
                    break;
                case "sleepsMs":
                    var between = watched.Times.Zip(watched.Times.Skip(1), (a, b) => (Value)(long)(b - a).TotalMilliseconds);
                    Assert.Equal(expectation, new ArrayValue([.. between]));
                    break;
                default:
                    Assert.Fail($"Nothing checks '{name}'.");
                    break;
            }
        }
    }

    private static void AssertProbe(Value outputs, string path, Value expected)
    {
        var isPart = path.EndsWith('~');
        var found = Find(outputs, path.TrimEnd('~'));
        if (isPart)
            Assert.Contains(Text(expected), Text(found), StringComparison.Ordinal);
        else if (expected is StringValue { Content: "<absent>" })
            Assert.Null(found);
        else
            Assert.Equal(expected, found ?? Value.Null);
    }

    private static Value? Find(Value? value, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            if (value is null)
                return null;
            var text = step.Value.TrimStart('.');
            if (text == "[*]" && path[(step.Index + 3)..] is var rest)
                return new ArrayValue([.. ((ArrayValue)value).Items.Select(item => Find(item, rest) ?? "<absent>")]);
            if (text.StartsWith('[') && text.Contains(','))
                return new ArrayValue([.. text.Trim('[', ']').Split(',').Select(name => ((ObjectValue)value)[name] ?? "<absent>")]);
            value = text == "length" && value is ArrayValue list ? list.Items.Count
                : text.StartsWith('[') ? ((ArrayValue)value).Items[int.Parse(text.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture)]
                : (value as ObjectValue)?[text];
        }

        return value;
    }

    private static List<ObjectValue> Load()
    {
        var folder = Environment.GetEnvironmentVariable("ACSCONNECTOR_SHARED_DATA");
        var file = Path.Combine(folder ?? "", "flows", "run-semantics.json");
        return folder is null || !File.Exists(file)
            ? []
            : [.. ((ArrayValue)((ObjectValue)ValueJson.Parse(File.ReadAllText(file)))["scenarios"]!).Items.Cast<ObjectValue>()];
    }

    private static string Text(Value? value) => value?.ToText() ?? "";

    [GeneratedRegex(@"\.?[^.\[\]]+|\.?\[[^\]]*\]")]
    private static partial Regex Step();

    private sealed class Watched(FlowTransport inner, TimeProvider time) : FlowTransport
    {
        public List<FlowRequest> Requests { get; } = [];

        public List<DateTimeOffset> Times { get; } = [];

        public override Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            Times.Add(time.GetUtcNow());
            return inner.SendAsync(request, cancellationToken);
        }
    }

    private sealed class FrozenTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 15, 10, 30, 0, TimeSpan.Zero);
    }
}
