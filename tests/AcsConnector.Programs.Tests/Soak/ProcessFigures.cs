using System.Globalization;

namespace AcsConnector.Programs.Tests.Soak;

/// <summary>What a process holds, second by second.</summary>
internal sealed class ProcessFigures(string name, int id)
{
    private const int Sampled = 10;
    private readonly List<(double MiB, int Handles)> _samples = [];

    public string Name => name;

    public (double MiB, int Handles) Now => _samples[^1];

    /// <summary>The median of the last seconds: one collection more or less does not count.</summary>
    public (double MiB, int Handles) Typical
    {
        get
        {
            var last = _samples.TakeLast(Sampled).ToList();
            var median = last.Count / 2;
            return (
                last.Select(sample => sample.MiB).Order().ElementAt(median),
                last.Select(sample => sample.Handles).Order().ElementAt(median));
        }
    }

    public void Sample()
    {
        var resident = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kib = long.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        _samples.Add((kib / 1024.0, Directory.GetFileSystemEntries($"/proc/{id}/fd").Length));
    }
}
