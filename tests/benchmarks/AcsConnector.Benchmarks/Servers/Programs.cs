using System.ComponentModel;
using System.Diagnostics;

namespace AcsConnector.Benchmarks.Servers;

/// <summary>What is measured, and where it is.</summary>
/// <param name="Cli">acs-connector: the native program, but for the guard.</param>
/// <param name="Portable">acs-connector with its ReadyToRun publish; empty for the guard.</param>
/// <param name="Api">The API as a container runs it.</param>
/// <param name="Functions">The published folder of the Functions worker.</param>
internal sealed record Programs(string Cli, string Portable, string Api, string Functions)
{
    public static string SourceTree { get; } = FindSourceTree();

    public static bool Runs(string program, params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // Not installed.
        }
    }

    private static string FindSourceTree()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AcsConnector.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? "";
    }
}
