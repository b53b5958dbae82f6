using AcsConnector.Emulator.Behaviour;

namespace AcsConnector.Emulator;

/// <summary>The faults that calls to come meet. Of several that fit, the oldest is met first.</summary>
public sealed class EmulatorFaults
{
    private readonly FaultInjection _faults;

    internal EmulatorFaults(FaultInjection faults) => _faults = faults;

    /// <summary>Those that are still to be met, the oldest first.</summary>
    public IReadOnlyList<EmulatorFault> Pending => [.. _faults.List().Select(EmulatorFault.Of)];

    /// <summary>Adds one.</summary>
    /// <param name="fault">What is to go wrong.</param>
    /// <exception cref="ArgumentException">It is no fault that could be met; the message says why.</exception>
    public void Inject(EmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        fault.Check();
        _faults.Inject(fault.ToFault(), fault.Times);
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear() => _faults.Clear();
}
