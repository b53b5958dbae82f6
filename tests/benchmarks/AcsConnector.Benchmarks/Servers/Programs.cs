using System.ComponentModel;
using System.Diagnostics;

namespace AcsConnector.Benchmarks.Servers;

/// <summary>What is measured, and where it is.</summary>
/// <param name="Cli">acs-connector.</param>
/// <param name="Api">The API, compiled as it runs.</param>
/// <param name="NativeApi">The API's published folder as native code; null where it could not be made.</param>
internal sealed record Programs(string Cli, string Api, string? NativeApi)
{
    public const string ApiName = "AcsConnector.Api";

    public static string SourceTree { get; } = FindSourceTree();

    public string? NativeApiProgram => NativeApi is null ? null : Path.Combine(NativeApi, ApiName);

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
