namespace AcsConnector.Benchmarks;

/// <summary>How much longer a user with a token takes through the API than directly from the emulator.</summary>
internal static class WayThroughApi
{
    public static void Measure(ConnectorProcess connector, int connections, int pairs, TimeSpan run, Table table)
    {
        var noun = connections == 1 ? "connection" : "connections";
        var direct = new Series($"create+token from the emulator, p50, {connections} {noun}", "ms", digits: 2);
        var through = new Series("… through the API, p50", "ms", digits: 2);
        var ratio = new Series("… through the API, times direct", "×", digits: 2);

        using var toEmulator = LoadGenerator.Connect(connector.EmulatorHttp, connections);
        using var toApi = LoadGenerator.Connect(connector.Api, connections);
        toEmulator.Run(Requests.DirectToEmulator(connector), run);
        toApi.Run(Requests.ThroughApi(connector), 2 * run);
        for (var pair = 0; pair < pairs; pair++)
        {
            var directP50 = toEmulator.Run(Requests.DirectToEmulator(connector), run).Percentile(50).TotalMilliseconds;
            var throughP50 = toApi.Run(Requests.ThroughApi(connector), run).Percentile(50).TotalMilliseconds;
            direct.Add(directP50);
            through.Add(throughP50);
            ratio.Add(throughP50 / directP50);
        }

        table.Add(direct, through, ratio);
    }
}
