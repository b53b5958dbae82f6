using System.Diagnostics;
using System.Text;

namespace AcsConnector.Local.Programs;

/// <summary>How a program is started.</summary>
/// <param name="Program">The file.</param>
/// <param name="Arguments">Its arguments, each by itself.</param>
/// <param name="CommandLine">Its arguments as one text in place of those, for a program with rules of its own.</param>
public sealed record CommandStart(string Program, IReadOnlyList<string> Arguments, string? CommandLine)
{
    /// <summary>What the system is told.</summary>
    public ProcessStartInfo ToStartInfo() =>
        CommandLine is null ? new ProcessStartInfo(Program, Arguments) : new ProcessStartInfo(Program, CommandLine);

    internal static CommandStart Of(string program, IReadOnlyList<string> arguments, bool onWindows, string? commandProcessor)
    {
        var isBatch = onWindows && (program.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) || program.EndsWith(".bat", StringComparison.OrdinalIgnoreCase));
        return isBatch
            ? new CommandStart(commandProcessor ?? "cmd.exe", [], BatchLine(program, arguments))
            : new CommandStart(program, arguments, null);
    }

    /// <summary>
    /// The line by which cmd.exe runs a batch file with arguments that mean nothing to it: in quotes, each quote doubled, and each %
    /// written so that it stands for no variable. (%cd:~,% is the first none of the characters of a variable that is always there.)
    /// </summary>
    private static string BatchLine(string program, IReadOnlyList<string> arguments)
    {
        var line = new StringBuilder("/d /e:on /v:off /s /c \"").Append(Quote(program));
        foreach (var argument in arguments)
        {
            if (argument.AsSpan().ContainsAny("\r\n\0"))
                throw new CommandException(CommandException.NotExecutable, $"'{program}' is a batch file, and takes no argument with a line break.");
            line.Append(' ').Append(Quote(argument));
        }

        return line.Append('"').ToString();
    }

    private static string Quote(string argument)
    {
        var text = argument.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("%", "%%cd:~,%", StringComparison.Ordinal);
        return $"\"{text}{TrailingBackslashes(text)}\"";
    }

    /// <summary>Before a quote a program takes two of them for one.</summary>
    private static string TrailingBackslashes(string text) => new('\\', text.Length - text.TrimEnd('\\').Length);
}
