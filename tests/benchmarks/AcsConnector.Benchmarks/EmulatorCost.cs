namespace AcsConnector.Benchmarks;

/// <summary>What a user with a token costs the emulator, beside the one signature that it cannot do without.</summary>
internal static class EmulatorCost
{
    private const int Connections = 16;

    public static void Measure(ConnectorProcess connector, int pairs, TimeSpan run, Table table)
    {
        var signature = new Series("CPU time of one RS256 signature", "µs");
        var create = new Series($"CPU time of the emulator per create+token, {Connections} connections", "µs");
        var ratio = new Series("… in signatures", "×", digits: 2);
        var throughput = new Series("… throughput", "/s", digits: 0);
        var p50 = new Series("… p50", "ms", digits: 2);
        var p99 = new Series("… p99", "ms", digits: 2);
        var generator = new Series("… CPU time of the load generator per request", "µs");

        using var load = LoadGenerator.Connect(connector.EmulatorHttp, Connections);
        Signature.CpuMicroseconds();
        load.Run(Requests.DirectToEmulator(connector), 2 * run);
        for (var pair = 0; pair < pairs; pair++)
        {
            var signatureCpu = Signature.CpuMicroseconds();
            var request = Requests.DirectToEmulator(connector);

            var (connectorBefore, generatorBefore) = (connector.CpuTime, Environment.CpuUsage.TotalTime);
            var answered = load.Run(request, run);
            var (connectorCpu, generatorCpu) = (connector.CpuTime - connectorBefore, Environment.CpuUsage.TotalTime - generatorBefore);

            var createCpu = connectorCpu.TotalMicroseconds / answered.Count;
            signature.Add(signatureCpu);
            create.Add(createCpu);
            ratio.Add(createCpu / signatureCpu);
            throughput.Add(answered.PerSecond);
            p50.Add(answered.Percentile(50).TotalMilliseconds);
            p99.Add(answered.Percentile(99).TotalMilliseconds);
            generator.Add(generatorCpu.TotalMicroseconds / answered.Count);
        }

        table.Add(signature, create, ratio, throughput, p50, p99, generator);
    }
}
