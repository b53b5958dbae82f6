using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks.Loading;

/// <summary>
/// Sends requests on connections that stay open. A thread with blocking calls each: the generator shares the machine with
/// what it measures, and this is the cheapest way to wait.
/// </summary>
internal sealed class LoadGenerator : IDisposable
{
    private const int IdLength = 79;
    private readonly Connection[] _connections;

    private LoadGenerator(Connection[] connections) => _connections = connections;

    public static LoadGenerator Connect(ServerAddress server, int connections) =>
        new([.. Enumerable.Range(0, connections).Select(_ => new Connection(server))]);

    public LoadResult Run(byte[] request, TimeSpan duration) => Run(RequestQueue.Repeat(request), duration);

    /// <summary>Until the time is over or the requests are; at least one request on every connection while there are any.</summary>
    /// <param name="made">Takes the ids of the identities that were made.</param>
    public LoadResult Run(RequestQueue requests, TimeSpan duration, ConcurrentQueue<string>? made = null)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var threads = _connections
            .Select(connection => Task.Factory.StartNew(
                () => Send(connection, requests, end, made), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Task.WaitAll(threads);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new LoadResult(elapsed, Environment.CpuUsage.TotalTime - cpu, [.. threads.SelectMany(thread => thread.Result).Order()]);
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private static List<long> Send(Connection connection, RequestQueue requests, long end, ConcurrentQueue<string>? made)
    {
        var durations = new List<long>(100_000);
        while (requests.Next() is { } request)
        {
            var sent = Stopwatch.GetTimestamp();
            var response = connection.Send(request);
            var now = Stopwatch.GetTimestamp();
            durations.Add(now - sent);
            made?.Enqueue(Encoding.ASCII.GetString(response.Slice(response.IndexOf("8:acs:"u8), IdLength)));
            if (now >= end)
                break;
        }

        return durations;
    }
}

/// <param name="GeneratorCpu">What the generator itself took.</param>
/// <param name="Durations">Of all requests, in ticks of the stopwatch, the shortest first.</param>
internal sealed record LoadResult(TimeSpan Elapsed, TimeSpan GeneratorCpu, IReadOnlyList<long> Durations)
{
    public int Count => Durations.Count;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public double Milliseconds(int percentile) => Stopwatch.GetElapsedTime(0, Durations[(Count - 1) * percentile / 100]).TotalMilliseconds;
}
