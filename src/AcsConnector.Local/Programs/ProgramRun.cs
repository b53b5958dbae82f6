using System.ComponentModel;
using System.Diagnostics;

namespace AcsConnector.Local.Programs;

/// <summary>Runs a program to its end.</summary>
public static class ProgramRun
{
    /// <summary>The program has the streams of this process, unless it is told to write to others.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="variables">All environment variables it has.</param>
    /// <param name="signals">What passes signals on to it.</param>
    /// <param name="copy">Takes each line of its output and of its errors; null where it has the streams of this process.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its exit code; 128 and the signal's number where a signal ended it.</returns>
    /// <exception cref="CommandException">It cannot be started.</exception>
    public static async Task<int> RunAsync(
        CommandStart command,
        IReadOnlyDictionary<string, string> variables,
        SignalRelay signals,
        (Action<string> Output, Action<string> Errors)? copy,
        CancellationToken cancellationToken)
    {
        using var program = Start(command, variables, copy is not null);
        signals.PassTo(program);
        if (copy is { } writers)
            Copy(program, writers.Output, writers.Errors);
        try
        {
            await program.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            program.Kill(entireProcessTree: true);
            throw;
        }

        return program.ExitCode;
    }

    private static Process Start(CommandStart command, IReadOnlyDictionary<string, string> variables, bool redirected)
    {
        var start = command.ToStartInfo();
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = redirected;
        start.Environment.Clear();
        foreach (var (variable, value) in variables)
            start.Environment[variable] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CommandException(CommandException.NotExecutable, $"'{command.Program}' cannot be run: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static void Copy(Process program, Action<string> output, Action<string> errors)
    {
        program.StandardInput.Close();
        program.OutputDataReceived += (_, line) => WriteTo(output, line.Data);
        program.ErrorDataReceived += (_, line) => WriteTo(errors, line.Data);
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();

        static void WriteTo(Action<string> writer, string? line)
        {
            if (line is not null)
                writer(line);
        }
    }
}
