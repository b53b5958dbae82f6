using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks.Report;

/// <summary>One run under load.</summary>
/// <param name="PerSecond">Requests.</param>
/// <param name="P50">In milliseconds.</param>
/// <param name="P99">In milliseconds.</param>
/// <param name="Cpu">The server's microseconds of CPU per request; null where nobody asked.</param>
/// <param name="GeneratorCpu">The load generator's.</param>
internal sealed record Measured(double PerSecond, double P50, double P99, double? Cpu = null, double? GeneratorCpu = null)
{
    public static Measured Of(ServerProcess server, Func<LoadResult> run)
    {
        var before = server.Cpu;
        var load = run();
        return new Measured(
            load.PerSecond, load.Milliseconds(50), load.Milliseconds(99),
            (server.Cpu - before).TotalMicroseconds / load.Count, load.GeneratorCpu.TotalMicroseconds / load.Count);
    }
}
