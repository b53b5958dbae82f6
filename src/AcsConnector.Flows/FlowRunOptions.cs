using System.Text.Json.Nodes;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>What a run is given. All of it may be left out.</summary>
public sealed record FlowRunOptions
{
    /// <summary>What the trigger brings; a <see cref="JsonNode"/> is taken for the body.</summary>
    public FlowTriggerInput Trigger { get; init; } = new();

    /// <summary>Values for the flow's parameters, before those in its file.</summary>
    public JsonObject Parameters { get; init; } = [];

    /// <summary>App settings of a Standard workflow, before those in its folder.</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>Responses by action, in the place of those who are asked.</summary>
    public FlowMocks Mocks { get; init; } = [];

    /// <summary>Sends the requests of actions without a mock; null, the default, where nothing is sent: such an action fails when it is reached.</summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>How much the run may ask for.</summary>
    public FlowLimits Limits { get; init; } = FlowLimits.Default;

    /// <summary>The clock of the run: the system's, unless another is given.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether delays, retries and polls take no time: true, the default, moves the run's time on in their place.</summary>
    public bool SkipsWaits { get; init; } = true;

    /// <summary>Where <c>rand()</c> has its numbers from; one with a seed gives the same in each run. Null for the runtime's own.</summary>
    public Random? Random { get; init; }

    /// <summary>Where <c>guid()</c> has its ids from; null for new ones.</summary>
    public Func<Guid>? NewGuid { get; init; }

    /// <summary>For the runs that one call of the trigger starts: they share what they may use.</summary>
    internal RunOptions ToEngine(FlowTransport transport) => new()
    {
        Transport = transport,
        Time = SkipsWaits ? new VirtualTime(Clock) : Clock,
        Limits = Limits,
        Budget = new RunBudget(Limits),
        Trigger = Trigger.ToInput(),
        Parameters = JsonBridge.ToObject(Parameters),
        AppSettings = JsonBridge.ToObject(AppSettings),
        Random = Random,
        NewGuid = NewGuid,
        Secrets = new Secrets(),
    };
}
