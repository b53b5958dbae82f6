using System.ComponentModel;
using System.Diagnostics;

namespace AcsConnector.Local.Trusting;

/// <summary>A program of the system, run for its effect.</summary>
public static class SystemCommand
{
    /// <summary>What it said when it failed; null when it did not.</summary>
    public static async Task<string?> RunAsync(string[] command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var program = Process.Start(start)!;
            var output = program.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await program.StandardError.ReadToEndAsync(cancellationToken);
            await program.WaitForExitAsync(cancellationToken);
            return program.ExitCode == 0 ? null : $"{errors.Trim()} {(await output).Trim()} (exit code {program.ExitCode})".Trim();
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }
}
