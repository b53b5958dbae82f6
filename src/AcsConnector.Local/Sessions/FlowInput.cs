using AcsConnector.Flows;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Sessions;

/// <summary>What one run of a session is given.</summary>
internal sealed record FlowInput
{
    /// <summary>Carries the requests of actions that are not mocked.</summary>
    public required FlowTransport Network { get; init; }

    /// <summary>What the trigger brings.</summary>
    public TriggerInput Trigger { get; init; } = TriggerInput.None;

    /// <summary>Values for the flow's parameters, before those in its file.</summary>
    public ObjectValue Parameters { get; init; } = ObjectValue.Empty;

    /// <summary>App settings of a Standard workflow, before those of this program's own API.</summary>
    public ObjectValue Settings { get; init; } = ObjectValue.Empty;

    /// <summary>The clock; by default one that skips delays and retries.</summary>
    public TimeProvider Time { get; init; } = new VirtualTime(TimeProvider.System);

    /// <summary>How much the run may ask for.</summary>
    public FlowLimits Limits { get; init; } = FlowLimits.Default;

    /// <summary>What the runs of one trigger may use together; null for a budget of its own.</summary>
    public RunBudget? Budget { get; init; }

    /// <summary>What the runs of one trigger send their requests by, so that they share the mocks; null for one of the run's own.</summary>
    internal FlowTransport? Transport { get; init; }

    /// <summary>Whether the session keeps the responses, to be used as mocks.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Keeps the requests that the run sends, mocked or not; null for nobody.</summary>
    public RequestRecorder? Requests { get; init; }

    /// <summary>Called for everything that happens, on the thread of the run.</summary>
    public Action<RunEvent>? OnEvent { get; init; }
}
