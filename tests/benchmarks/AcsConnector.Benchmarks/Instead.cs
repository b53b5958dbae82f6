using System.Diagnostics;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>
/// What a person would use instead, for the same five calls (create, issue, create with token, revoke, delete) on the same
/// emulator: whole runs, from the start of the process to its end.
/// </summary>
internal static class Instead
{
    private static readonly string Folder = Path.Combine(Programs.SourceTree, "tests", "benchmarks", "five-calls");

    private static readonly string JavaScriptModules =
        Path.Combine(Programs.SourceTree, "tests", "AcsConnector.Programs.Tests", "javascript", "node_modules");

    private static Way JavaScript => new(
        "JavaScript SDK", "node", [Path.Combine(Folder, "five-calls.cjs")],
        Directory.Exists(Path.Combine(JavaScriptModules, "@azure", "communication-identity")) && Programs.Runs("node", "--version")
            ? null
            : "needs node, and 'npm ci' in tests/AcsConnector.Programs.Tests/javascript");

    private sealed record Way(string Name, string Program, IReadOnlyList<string> Arguments, string? MissingBecause = null);

    public static void Measure(string cli, ConnectorProcess emulator, int times, Table table)
    {
        Progress.Say("What a person would use instead");
        table.Section("Five calls, whole run of the process; the SDKs and curl call an emulator that runs");
        var ways = Ways(cli);
        var all = ways.Where(way => way.MissingBecause is null).ToDictionary(way => way.Name, _ => new List<double>());
        for (var round = -1; round < times; round++)
        {
            foreach (var way in ways.Where(way => way.MissingBecause is null))
            {
                var time = Run(way, emulator);
                if (round >= 0) // The first one brings the files into the page cache.
                    all[way.Name].Add(time.TotalMilliseconds);
            }
        }

        foreach (var way in ways)
        {
            if (way.MissingBecause is { } reason)
                table.Missing(way.Name, reason);
            else
                table.Add(way.Name, new Series(all[way.Name], "ms", digits: 0), Compared(way.Name));
        }

        string Compared(string name) => name == ways[0].Name
            ? ""
            : $"{new Series(all[name].Zip(all[ways[0].Name], (its, ours) => its / ours), "×", digits: 2)} `flow run` above";
    }

    private static List<Way> Ways(string cli)
    {
        var hasPython = Programs.Runs("/usr/bin/python3", "-c", "import azure.communication.identity");
        var hasCurl = Programs.Runs("curl", "--version") && Programs.Runs("openssl", "version");
        return
        [
            new Way("`acs-connector flow run`, with an API and an emulator of its own", cli, ["flow", "run", Path.Combine(Folder, "five-calls.json")]),
            JavaScript,
            new Way("Python SDK", "/usr/bin/python3", [Path.Combine(Folder, "five_calls.py")],
                hasPython ? null : "needs azure-communication-identity (Debian: apt-get install python3-azure)"),
            new Way("curl, signing with openssl", "bash", [Path.Combine(Folder, "five-calls.sh")], hasCurl ? null : "needs curl and openssl"),
        ];
    }

    /// <summary>The whole run of a program that needs no emulator.</summary>
    public static TimeSpan Run(string program, IReadOnlyList<string> arguments) => Run(new Way(program, program, arguments), emulator: null);

    private static TimeSpan Run(Way way, ConnectorProcess? emulator)
    {
        var start = new ProcessStartInfo(way.Program, way.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (emulator is not null)
        {
            start.Environment["COMMUNICATION_SERVICES_CONNECTION_STRING"] = emulator.ConnectionString;
            start.Environment["NODE_PATH"] = JavaScriptModules;
            foreach (var trust in new[] { "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE" })
                start.Environment[trust] = emulator.Certificate;
        }

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0
            ? time
            : throw new InvalidOperationException($"{way.Name} ended with {process.ExitCode}: {output} {errors.Result}");
    }
}
