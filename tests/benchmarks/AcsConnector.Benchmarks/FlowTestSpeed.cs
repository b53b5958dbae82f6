using System.Diagnostics;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>
/// <c>flow test</c>: a process with one case, and one with many files. A team has a file for each flow; what a further case costs is to
/// be small beside the start of the process, or they would be run one by one and seldom.
/// </summary>
internal sealed class FlowTestSpeed : IDisposable
{
    private const int Files = 150;

    private readonly string _program;
    private readonly TemporaryFolder _folder = new();

    public FlowTestSpeed(string program)
    {
        _program = program;
        File.Copy(Path.Combine(Programs.SourceTree, "connector", "flows", "power-automate", "quickstart.json"), Path.Combine(_folder.Path, "quickstart.json"));
        for (var i = 0; i < Files; i++)
            File.WriteAllText(Path.Combine(_folder.Path, $"{i}.flowtest.yaml"), Test);
    }

    private static string Test => """
        flow: quickstart.json
        defaults:
          mocks:
            Create_a_user: { statusCode: 201, body: { identity: { id: "8:acs:1" } } }
            Issue_a_user_access_token: { body: { token: none, expiresOn: "2026-01-15T10:30:00+00:00" } }
            Revoke_user_access_tokens: { statusCode: 204 }
            Delete_a_user: { statusCode: 204 }
        cases:
          - name: makes a user and deletes it
            expect: { run: Succeeded, requests: { Create_a_user: [ { method: POST } ] } }
        """;

    public static void Measure(string program, int times, Table table)
    {
        Progress.Say("Tests of flows");
        using var tests = new FlowTestSpeed(program);
        tests.MeasurePair();
        var pairs = Enumerable.Range(0, times).Select(_ => tests.MeasurePair()).ToList();
        table.Add("`flow test`, one file with one case, whole run of the process", new Series(pairs.Select(pair => pair.One.TotalMilliseconds), "ms", digits: 0));
        table.Add(
            $"… {Files} files with one case each",
            new Series(pairs.Select(pair => pair.All.TotalMilliseconds), "ms", digits: 0),
            $"a further case {new Series(pairs.Select(CostOfCase), "×", digits: 4)} the process with one");
    }

    /// <summary>What a further case takes, in processes with one case.</summary>
    public static double CostOfCase((TimeSpan One, TimeSpan All) pair) => (pair.All - pair.One) / (Files - 1) / pair.One;

    public (TimeSpan One, TimeSpan All) MeasurePair() => (Run(Path.Combine(_folder.Path, "0.flowtest.yaml")), Run(_folder.Path));

    public void Dispose() => _folder.Dispose();

    private TimeSpan Run(string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(_program, ["flow", "test", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0 ? time : throw new InvalidOperationException($"flow test ended with {process.ExitCode}: {output} {errors.Result}");
    }
}
