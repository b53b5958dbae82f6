using System.Diagnostics;

namespace AcsConnector.Benchmarks;

/// <summary>
/// Sends one request over and over on connections that stay open. A thread with blocking calls each: the generator shares
/// the machine with what it measures, and this is the cheapest way to wait.
/// </summary>
internal sealed class LoadGenerator : IDisposable
{
    private readonly Connection[] _connections;

    private LoadGenerator(Connection[] connections) => _connections = connections;

    public static LoadGenerator Connect(Uri server, int connections) =>
        new([.. Enumerable.Range(0, connections).Select(_ => new Connection(server))]);

    /// <summary>At least one request on every connection.</summary>
    public LoadResult Run(byte[] request, TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var threads = _connections
            .Select(connection => Task.Factory.StartNew(
                () => Send(connection, request, started, duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Task.WaitAll(threads);
        return new LoadResult(Stopwatch.GetElapsedTime(started), [.. threads.SelectMany(thread => thread.Result).Order()]);
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private static List<long> Send(Connection connection, byte[] request, long started, TimeSpan duration)
    {
        var end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var durations = new List<long>(100_000);
        var now = Stopwatch.GetTimestamp();
        do
        {
            var sent = now;
            connection.Create(request);
            now = Stopwatch.GetTimestamp();
            durations.Add(now - sent);
        }
        while (now < end);
        return durations;
    }
}

/// <param name="Durations">Of all requests, in ticks of the stopwatch, the shortest first.</param>
internal sealed record LoadResult(TimeSpan Elapsed, IReadOnlyList<long> Durations)
{
    public int Count => Durations.Count;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public TimeSpan Percentile(int percent) => Stopwatch.GetElapsedTime(0, Durations[(Count - 1) * percent / 100]);
}
