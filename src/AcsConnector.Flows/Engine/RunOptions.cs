using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What one run is given.</summary>
internal sealed record RunOptions
{
    /// <summary>Carries the requests of connector and HTTP actions.</summary>
    public required FlowTransport Transport { get; init; }

    /// <summary>The clock. <see cref="VirtualTime"/> skips delays and retries; the system's waits for them.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>How much the run may ask for.</summary>
    public FlowLimits Limits { get; init; } = FlowLimits.Default;

    /// <summary>What several runs may use together; null for a budget of its own, of the limits above.</summary>
    public RunBudget? Budget { get; init; }

    /// <summary>Where a connector's API is, as scheme and host: a server that starts for the run alone is known only now.</summary>
    public Func<ConnectorEndpoint, string> AddressOf { get; init; } = endpoint => endpoint.Address;

    /// <summary>What the trigger brings.</summary>
    public TriggerInput Trigger { get; init; } = TriggerInput.None;

    /// <summary>Values for the flow's parameters, before those in its file.</summary>
    public ObjectValue Parameters { get; init; } = ObjectValue.Empty;

    /// <summary>App settings of a Standard workflow, before those in its folder.</summary>
    public ObjectValue AppSettings { get; init; } = ObjectValue.Empty;

    /// <summary>Where <c>rand</c> has its numbers from; null for the runtime's own.</summary>
    public Random? Random { get; init; }

    /// <summary>Where <c>guid</c> has its ids from; null for new ones.</summary>
    public Func<Guid>? NewGuid { get; init; }

    /// <summary>Called for everything that happens, on the thread of the run.</summary>
    public Action<RunEvent>? OnEvent { get; init; }

    /// <summary>Where the run keeps what must not be shown; a transport that writes down what it sees shares it.</summary>
    public Secrets? Secrets { get; init; }
}
