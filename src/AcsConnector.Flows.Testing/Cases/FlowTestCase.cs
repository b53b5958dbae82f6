using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Testing.Reading;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>One run of the flow: what it is given, and what is expected of it.</summary>
internal sealed record FlowTestCase
{
    /// <summary>What the case is called; no other of the file is called so.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the file.</summary>
    public required Place Place { get; init; }

    /// <summary>What the trigger brings.</summary>
    public TriggerInput Trigger { get; init; } = TriggerInput.None;

    /// <summary>Responses by action, those of the file's defaults among them.</summary>
    public ObjectValue Mocks { get; init; } = ObjectValue.Empty;

    /// <summary>When the run starts; null for the time it is.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Whether every action that asks somebody needs a mock; else the program's own API is there.</summary>
    public bool IsOffline { get; init; } = true;

    /// <summary>How much the run may ask for.</summary>
    public FlowLimits Limits { get; init; } = FlowLimits.Default;

    /// <summary>Values for the flow's parameters, before those in its file.</summary>
    public ObjectValue Parameters { get; init; } = ObjectValue.Empty;

    /// <summary>App settings of a Standard workflow.</summary>
    public ObjectValue Settings { get; init; } = ObjectValue.Empty;

    /// <summary>What has to be true afterwards.</summary>
    public required FlowExpectation Expect { get; init; }
}
