using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks.Loading;

/// <summary>wrk, a load generator that others know, with the same signed create+token: it checks ours.</summary>
internal static partial class Wrk
{
    public static bool IsInstalled { get; } = Programs.Runs("sh", "-c", "command -v wrk");

    public static (double PerSecond, double P50, double P99) CreateWithToken(ConnectorProcess emulator, int connections, TimeSpan run)
    {
        const string target = "/identities?api-version=2023-10-01";
        const string body = """{"createTokenWithScopes":["voip"]}""";
        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "create.lua");
        File.WriteAllText(script, $$"""
            wrk.method = "POST"
            wrk.body = [[{{body}}]]
            wrk.headers["Content-Type"] = "application/json"

            """ + string.Concat(Requests.SignedHeaders(emulator, emulator.Http, "POST", target, body).Split('\n')
                .Select(line => line.Trim().Split(": ", 2)).Select(header => $"wrk.headers[\"{header[0]}\"] = [[{header[1]}]]\n")));

        var seconds = Math.Max(1, (int)run.TotalSeconds);
        using var process = Process.Start(new ProcessStartInfo("wrk",
            ["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-s", script, new Uri(emulator.Http.Uri, target).AbsoluteUri])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException($"wrk did not get what it asked for: {output}");
        return (Number(PerSecond().Match(output)), Milliseconds(P50().Match(output)), Milliseconds(P99().Match(output)));
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static double Milliseconds(Match match) => Number(match) * match.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"\s50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P50();

    [GeneratedRegex(@"\s99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99();
}
