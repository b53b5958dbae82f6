using AcsConnector.Flows;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Testing.Starting;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Local.Playground;

/// <summary>
/// Makes a test file of a run. It calls what a test can call: this program's own API, where that did what it was asked for. The other
/// responses of the run become mocks, also those that an injected fault made.
/// </summary>
internal sealed class TestExport
{
    private readonly FlowDefinition _flow;
    private readonly ObjectValue _history;
    private readonly string _ownAddress;
    private readonly Lazy<ObjectValue> _madeUp;
    private ObjectValue _mocks;
    private bool _isOffline = true;

    private TestExport(FlowDefinition flow, ObjectValue input, ObjectValue history, string ownAddress)
    {
        _flow = flow;
        _history = history;
        _ownAddress = ownAddress;
        _mocks = input["mocks"].AsObject();
        _madeUp = new Lazy<ObjectValue>(() => FlowSession.MakeMocks(flow, new FlowSetup()));
    }

    /// <param name="flow">The flow.</param>
    /// <param name="run">What the page knows of the run: its <c>input</c>, its <c>history</c>, and how many <c>runs</c> there were.</param>
    /// <param name="ownAddress">Where this program's own API is.</param>
    public static string Write(OpenFlow flow, ObjectValue run, string ownAddress)
    {
        var (input, history) = (run["input"].AsObject(), run["history"].AsObject());
        var export = new TestExport(flow.Definition, input, history, ownAddress);
        export.MockResponses();
        var given = new GivenWithoutSecrets(flow).Of(input.With("mocks", export._mocks));
        return RunTestFile.Write(flow.FileName, given, export._isOffline, history, (run["runs"] as IntegerValue)?.Content ?? 1);
    }

    private void MockResponses()
    {
        var responses = RunExport.Read(new ObjectValue(("actions", _history["actions"].AsObject()))).Mocks;
        foreach (var (action, _, _) in FlowSession.FindAsked(_flow, new FlowSetup()))
        {
            var runs = _history["actions"].Member(action) is { } record ? RunsOf(record) : [];
            if (runs.Count == 0 || _mocks.Names.Contains(action, StringComparer.OrdinalIgnoreCase))
                continue;
            if (runs.All(run => HasCalledOwnApi(run) && run.Member("status").IsText(ActionStatus.Succeeded)))
                _isOffline = false;
            else
                _mocks = _mocks.With(action, new ArrayValue([.. responses[action].Items().Select(response => Show(action, response))]));
        }
    }

    private static List<Value> RunsOf(Value record) =>
        [.. (record.Member("repetitions") is ArrayValue { Items: var all } ? all : [record]).Where(run => !run.Member("status").IsText(ActionStatus.Skipped))];

    /// <summary>Of an action of a connector the history has no address: one that ran without a mock is of ours.</summary>
    private bool HasCalledOwnApi(Value run) =>
        run.Member("inputs").Member("uri").Text() is not { } uri || uri.StartsWith(_ownAddress, StringComparison.OrdinalIgnoreCase);

    /// <summary>A response that is hidden is no response: one that is made up stands for it.</summary>
    private Value Show(string action, Value response)
    {
        if (response.Member("outputs").Text() != Secrets.Hidden)
            return response;
        return response.Member("status").IsText(ActionStatus.Succeeded) && _madeUp.Value[action].Items() is [var made, ..]
            ? made
            : new ObjectValue([.. response.AsObject().Where(member => member.Key != "outputs").Select(member => (member.Key, member.Value))]);
    }
}
