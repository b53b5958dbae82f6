namespace AcsConnector.Emulator.Tests.Behaviour;

/// <summary>One that refuses the fourth call of an operation.</summary>
public sealed class LimitedEmulator : SharedEmulator
{
    internal const int Limit = 3;

    private protected override EmulatorOptions With(EmulatorOptions options) => options with { LimitOfEachOperation = Limit };
}
