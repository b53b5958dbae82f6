using System.Globalization;
using System.Runtime.InteropServices;

namespace AcsConnector.Benchmarks.Report;

/// <summary>Where and when, as the system tells it.</summary>
internal static class Machine
{
    public static string Description => string.Create(CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd}: {Environment.ProcessorCount} cores ({Processor}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:F0} GB, "
        + $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");

    private static string Processor => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ", 2)[1] ?? "unnamed"
        : $"{RuntimeInformation.ProcessArchitecture}";
}
