namespace AcsConnector.Emulator.Tests;

/// <summary>One emulator for all tests of a class, where its start, its options and its data folder are not the subject.</summary>
public class SharedEmulator : IAsyncLifetime
{
    private RunningEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await RunningEmulator.StartAsync(With);

    /// <summary>As if it had just started. The tests of a class run one after the other.</summary>
    internal async Task<RunningEmulator> FreshAsync()
    {
        await _emulator.ResetAsync();
        return _emulator;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _emulator.DisposeAsync();
    }

    /// <summary>The options that all tests of the class need.</summary>
    private protected virtual EmulatorOptions With(EmulatorOptions options) => options;
}
