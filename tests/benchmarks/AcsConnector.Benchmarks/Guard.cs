using System.Globalization;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <param name="MostCpu">Of the emulator per create+token, in signatures.</param>
/// <param name="MostApiCpu">Of API and emulator through the API, times direct.</param>
/// <param name="MostApiWait">p50 through the API, times direct.</param>
/// <param name="LeastFilled">The rate with identities stored, times the rate without.</param>
/// <param name="MostTestCase">What a further case of <c>flow test</c> takes, in processes with one case.</param>
internal sealed record Limits(double MostCpu, double MostApiCpu, double MostApiWait, double LeastFilled, double MostTestCase);

/// <summary>
/// Ratios of what was measured side by side, which hold on any machine, against limits with room for a noisy one. It
/// finds the change that doubles a cost, not the one that adds a tenth.
/// </summary>
internal sealed class Guard : IDisposable
{
    private const int Pairs = 3;
    private const int Attempts = 3;
    private const int Connections = 16;
    private const int Stored = 100_000;
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(0.7);

    private readonly TemporaryFolder _data = new();
    private readonly ConnectorProcess _emulator;
    private readonly ConnectorProcess _filled;
    private readonly FlowTestSpeed _flowTests;

    private Guard(string cli)
    {
        FilledStore.Make(_data, cli, Stored);
        _emulator = ConnectorProcess.Start(cli);
        _filled = ConnectorProcess.Start(cli, _data);
        _flowTests = new FlowTestSpeed(cli);
    }

    /// <summary>Fails after the last attempt only: a noisy neighbour is no regression.</summary>
    public static bool Holds(string cli, Limits limits)
    {
        using var guard = new Guard(cli);
        Progress.Say("Warming up");
        guard.MeasurePair();
        guard.MeasurePair();
        for (var attempt = 1; ; attempt++)
        {
            Progress.Say($"Attempt {attempt} of at most {Attempts}");
            var broken = Check([.. Enumerable.Range(0, Pairs).Select(_ => guard.MeasurePair())], limits);
            foreach (var sentence in broken)
                Console.Error.WriteLine($"        {sentence}");
            if (broken.Count == 0 || attempt == Attempts)
                return broken.Count == 0;
        }
    }

    public void Dispose()
    {
        _flowTests.Dispose();
        _filled.Dispose();
        _emulator.Dispose();
        _data.Dispose();
    }

    private sealed record Ratios(double Cpu, double ApiCpu, double ApiWait, double Filled, double TestCase);

    private Ratios MeasurePair()
    {
        var signature = Signature.Measure(threads: 1, Run / 2).CpuMicroseconds;
        var direct = Direct(_emulator, Connections);
        var filled = Direct(_filled, Connections);
        var throughApi = ThroughApi(Connections);
        var (directAlone, throughApiAlone) = (Direct(_emulator, connections: 1), ThroughApi(connections: 1));
        return new Ratios(
            direct.Cpu!.Value / signature,
            throughApi.Cpu!.Value / direct.Cpu.Value,
            throughApiAlone.P50 / directAlone.P50,
            filled.PerSecond / direct.PerSecond,
            FlowTestSpeed.CostOfCase(_flowTests.MeasurePair()));
    }

    private static Measured Direct(ConnectorProcess emulator, int connections)
    {
        using var load = LoadGenerator.Connect(emulator.Http, connections);
        return Measured.Of(emulator.Process, () => load.Run(Requests.CreateWithToken(emulator, emulator.Http), Run));
    }

    private Measured ThroughApi(int connections)
    {
        using var load = LoadGenerator.Connect(_emulator.Api, connections);
        return Measured.Of(_emulator.Process, () => load.Run(Requests.CreateWithTokenThroughApi(_emulator.Api, _emulator.ConnectionString), Run));
    }

    /// <returns>A sentence for each limit that is broken.</returns>
    private static List<string> Check(Ratios[] measured, Limits limits)
    {
        (string What, double Value, double Limit, bool IsMost)[] checks =
        [
            ("The emulator's CPU per create+token, in RS256 signatures,", Median(pair => pair.Cpu), limits.MostCpu, true),
            ("The CPU of a create+token through the API, times that of a direct one,", Median(pair => pair.ApiCpu), limits.MostApiCpu, true),
            ("The p50 of a create+token through the API, times that of a direct one,", Median(pair => pair.ApiWait), limits.MostApiWait, true),
            ($"The rate of create+token with {Stored.ToString("N0", CultureInfo.InvariantCulture)} identities stored, times that of an empty store,",
                Median(pair => pair.Filled), limits.LeastFilled, false),
            ("What a further case of flow test takes, in processes with one case,", Median(pair => pair.TestCase), limits.MostTestCase, true),
        ];

        var broken = new List<string>();
        foreach (var (what, value, limit, isMost) in checks)
        {
            var sentence = string.Create(CultureInfo.InvariantCulture, $"{what} is {value:F2}; the limit is {(isMost ? "at most" : "at least")} {limit}.");
            Console.WriteLine(sentence);
            if (isMost ? value > limit : value < limit)
                broken.Add($"Broken: {sentence}");
        }

        return broken;

        double Median(Func<Ratios, double> of) => new Series(measured.Select(of), "×").Median;
    }
}
