using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Repeatability;

/// <summary>The emulator as a program of its own, and a table for the APIs that a test starts before it. Fresh for each test.</summary>
public abstract class ProcessesWithTable : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _tables = new();

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected RunningConnector Service { get; private set; } = null!;

    protected RunningAzurite Azurite { get; private set; } = null!;

    /// <summary>Where Azurite keeps its data.</summary>
    protected string TableFolder => _tables.Path;

    /// <summary>The setting of an API that uses the table.</summary>
    protected (string Name, string Value) WithTable => ("Repeatability__ConnectionString", Azurite.ConnectionString);

    public async ValueTask InitializeAsync()
    {
        if (!RunningAzurite.IsInstalled)
            return;
        Service = await RunningConnector.StartAsync(_data.Path, "--in-memory", "--no-limits");
        Azurite = await RunningAzurite.StartAsync(_tables.Path);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (RunningAzurite.IsInstalled)
        {
            await Azurite.DisposeAsync();
            await Service.DisposeAsync();
        }

        _data.Dispose();
        _tables.Dispose();
    }

    /// <param name="fault">The members that say what goes wrong when a user is created.</param>
    protected async Task InjectAsync(string fault, int times = 1)
    {
        using var content = new StringContent($$"""{"operation":"CreateIdentity","times":{{times}},{{fault}}}""", Encoding.UTF8, "application/json");
        using var response = await Service.Emulator.PostAsync("/_emulator/faults", content, Stop);
        Assert.True(response.IsSuccessStatusCode);
    }

    /// <summary>How many faults are still to come.</summary>
    protected async Task<int> FaultsLeftAsync() => (await AskAsync("faults"))["value"]!.AsArray().Sum(fault => fault!["times"]!.GetValue<int>());

    /// <summary>How many users there are.</summary>
    protected async Task<long> CountAsync() => (await AskAsync("identities"))["total"]!.GetValue<long>();

    private async Task<JsonNode> AskAsync(string path)
    {
        using var response = await Service.Emulator.GetAsync($"/_emulator/{path}", Stop);
        return await RunningConnector.JsonAsync(response);
    }
}
