using System.Diagnostics;

namespace AcsConnector.Benchmarks;

/// <summary>From starting the program to the first user it made, through the API, with its keys and certificate made before.</summary>
internal static class StartTime
{
    private const int Starts = 7;

    public static void Measure(string program, Table table)
    {
        var firstAnswer = new Series("start to first 201", "ms", digits: 0);
        using var data = new TemporaryFolder();
        ToFirstAnswer(program, data);
        for (var start = 0; start < Starts; start++)
            firstAnswer.Add(ToFirstAnswer(program, data).TotalMilliseconds);
        table.Add(firstAnswer);
    }

    private static TimeSpan ToFirstAnswer(string program, TemporaryFolder data)
    {
        var started = Stopwatch.GetTimestamp();
        using var connector = ConnectorProcess.Start(program, data);
        using var caller = LoadGenerator.Connect(connector.Api, connections: 1);
        caller.Run(Requests.FirstUser(connector), TimeSpan.Zero);
        return Stopwatch.GetElapsedTime(started);
    }
}
