using System.Diagnostics;

namespace AcsConnector.Benchmarks.Servers;

/// <summary>A server in a process of its own, which says in its first line where it is.</summary>
internal sealed class ServerProcess : IDisposable
{
    private ServerProcess(Process process, string firstLine)
    {
        Process = process;
        FirstLine = firstLine;
    }

    public Process Process { get; }

    public string FirstLine { get; }

    /// <summary>What it has used since it started.</summary>
    public TimeSpan Cpu
    {
        get
        {
            Process.Refresh();
            return Process.TotalProcessorTime;
        }
    }

    /// <summary>What of its memory is in RAM now.</summary>
    public double ResidentMegabytes
    {
        get
        {
            Process.Refresh();
            return Process.WorkingSet64 / 1e6;
        }
    }

    public static ServerProcess Start(string program, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"'{program}' did not start.");
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // Nobody's audit lines may fill the pipe.
        return new ServerProcess(process, line);
    }

    public void Dispose()
    {
        Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
    }
}
