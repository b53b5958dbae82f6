using System.Diagnostics;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>The native <c>acs-connector</c> beside its ReadyToRun publish: one run of each per pair, from the start of the process.</summary>
internal static class Native
{
    private const int RequestsOfMemory = 1_000;
    private static readonly string Quickstart = Path.Combine(Programs.SourceTree, "connector", "flows", "power-automate", "quickstart.json");

    public static void Measure(Programs programs, int pairs, Table table)
    {
        var (native, readyToRun) = (programs.Cli, programs.Portable);
        table.Section("The native program beside its ReadyToRun publish, whole run of the process");
        AddRuns(native, readyToRun, pairs, table);
        AddServers(native, readyToRun, pairs, table);
        table.Add("size of the program, native", new Series([new FileInfo(native).Length / 1e6], "MB"));
    }

    private static void AddRuns(string native, string readyToRun, int pairs, Table table)
    {
        (string What, string[] Arguments)[] runs =
        [
            ("`flow eval`", ["flow", "eval", "@add(1, 2)"]),
            ("`validate` of this connector", ["validate", Programs.SourceTree]),
            ("`flow run` of the quickstart, with its own API and emulator", ["flow", "run", Quickstart]),
        ];
        foreach (var (what, arguments) in runs)
        {
            Progress.Say(what);
            Add(table, what, "ms", InPairs(pairs, native, readyToRun, program => [Instead.Run(program, arguments).TotalMilliseconds])[0]);
        }
    }

    private static void AddServers(string native, string readyToRun, int pairs, Table table)
    {
        Progress.Say("`start`, and its memory");
        using var data = new TemporaryFolder(); // With the keys and the certificate of the first start, which is not counted.
        var servers = InPairs(pairs, native, readyToRun, program => OfServer(program, data));
        Add(table, "`start` until it is ready", "ms", servers[0]);
        Add(table, "memory (RSS) when it is ready", "MB", servers[1]);
        Add(table, "memory (RSS) after 1,000 requests through the API, create and token", "MB", servers[2]);
    }

    private static double[] OfServer(string program, TemporaryFolder data)
    {
        var started = Stopwatch.GetTimestamp();
        using var connector = ConnectorProcess.Start(program, data, inMemory: true);
        var ready = Stopwatch.GetElapsedTime(started);
        var atFirst = connector.Process.ResidentMegabytes;
        using var caller = new Connection(connector.Api);
        var create = Requests.CreateWithTokenThroughApi(connector.Api, connector.ApiKey);
        for (var request = 0; request < RequestsOfMemory; request++)
            caller.Send(create);
        return [ready.TotalMilliseconds, atFirst, connector.Process.ResidentMegabytes];
    }

    /// <summary>By figure. The first of each is not counted: it brings the files into the page cache.</summary>
    private static List<(List<double> Natives, List<double> Others)> InPairs(int pairs, string native, string other, Func<string, double[]> measure)
    {
        var figures = measure(native).Select(_ => (Natives: new List<double>(), Others: new List<double>())).ToList();
        measure(other);
        for (var pair = 0; pair < pairs; pair++)
        {
            var (ofNative, ofOther) = (measure(native), measure(other));
            for (var figure = 0; figure < figures.Count; figure++)
            {
                figures[figure].Natives.Add(ofNative[figure]);
                figures[figure].Others.Add(ofOther[figure]);
            }
        }

        return figures;
    }

    private static void Add(Table table, string what, string unit, (List<double> Natives, List<double> Others) measured)
    {
        table.Add($"{what}, native", new Series(measured.Natives, unit, digits: 0), $"{Ratio(measured)} ReadyToRun below");
        table.Add($"{what}, ReadyToRun", new Series(measured.Others, unit, digits: 0));
    }

    private static Series Ratio((List<double> Natives, List<double> Others) measured) =>
        new(measured.Natives.Zip(measured.Others, (natives, others) => natives / others), "×", digits: 2);
}
