using AcsConnector.Emulator.Storage;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;

namespace AcsConnector.MicroBenchmarks;

/// <summary>One identity at a time, until it is kept: a transaction and two thread switches each.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private readonly string _folder = Directory.CreateTempSubdirectory("acs-connector-benchmarks-").FullName;
    private DataFolder _data = null!;
    private Database _database = null!;
    private IdentityStore _store = null!;

    [Params(true, false)]
    public bool InMemory { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _data = new DataFolder(_folder, TimeProvider.System);
        _database = new Database(InMemory ? null : _data, NullLogger<Database>.Instance);
        _store = new IdentityStore(_database, TimeProvider.System);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _database.Dispose();
        _data.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public async Task<int> Create() => (await _store.CreateAsync(null, TimeSpan.FromDays(1))).User.Length;
}
