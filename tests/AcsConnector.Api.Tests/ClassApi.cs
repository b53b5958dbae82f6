namespace AcsConnector.Api.Tests;

/// <summary>One API with its emulator for the tests of a class that arm faults, count users or read the log.</summary>
public class ClassApi : IAsyncLifetime
{
    private RunningApi _api = null!;

    /// <summary>In place of the usual ones, for all tests of the class.</summary>
    protected virtual (string Name, string? Value)[] Settings => [];

    public async ValueTask InitializeAsync() => _api = await RunningApi.StartAsync(Settings);

    /// <summary>Without users, faults and log; what the API itself remembers stays. The tests of a class run one after the other.</summary>
    internal async Task<RunningApi> FreshAsync()
    {
        await _api.ResetAsync();
        return _api;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _api.DisposeAsync();
    }
}
