using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Testing.Running;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Sessions;

/// <summary>Runs the flows of test cases in sessions of their own. Cases that are not offline share one API with an emulator behind it.</summary>
internal sealed class TestHost : IFlowHost, IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private OwnConnector? _own;

    /// <summary>A case of a flow with values and responses that are made up.</summary>
    public static CaseInput MakeInput(string name, DateTimeOffset now, FlowDefinition definition, FlowSetup setup)
    {
        var (parameters, settings) = FlowSession.MakeValues(definition, setup);
        var made = new FlowTestCase
        {
            Name = name,
            Place = default,
            Expect = new FlowExpectation(),
            Now = now,
            Mocks = FlowSession.MakeMocks(definition, setup),
            Trigger = FlowSession.MakeTrigger(definition, setup),
            Parameters = parameters,
            Settings = settings,
        };
        return new CaseInput(definition, setup.Connectors, setup.ChildFlows, made, TimeProvider.System, ObjectValue.Empty);
    }

    /// <inheritdoc/>
    public async Task<CaseRun> RunAsync(CaseInput input, CancellationToken cancellationToken)
    {
        var given = input.Case;
        var session = FlowSession.Load(input.Definition, new FlowSetup { Connectors = input.Connectors, ChildFlows = input.Children, Mocks = given.Mocks });
        var own = !given.IsOffline && session.NeedsOwnConnector ? await OwnAsync(cancellationToken) : null;
        // Nothing else than that API is ever asked.
        using var network = own is null ? FlowNetwork.Offline() : FlowNetwork.Open(new FlowSetup(), own, [], usesProxy: false);
        var requests = new RequestRecorder();
        var flowInput = new FlowInput
        {
            Network = network.Transport,
            Trigger = own is null ? given.Trigger : await own.FillAsync(given.Trigger, cancellationToken),
            Parameters = own is null ? given.Parameters : await own.FillAsync(given.Parameters, cancellationToken),
            Settings = given.Settings,
            Limits = given.Limits,
            Time = input.Time,
            Requests = requests,
        };
        var runs = new List<RunResult>();
        foreach (var one in session.Split(flowInput, own))
            runs.Add(await session.RunAsync(one, own, cancellationToken));
        return new CaseRun(session.Flow, runs, requests.Requests, session.FindMockMistakes(), session.Secrets);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
            await _own.DisposeAsync();
        _gate.Dispose();
    }

    private async Task<OwnConnector> OwnAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _own ??= await OwnConnector.StartAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }
}
