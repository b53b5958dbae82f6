using System.Collections;

namespace AcsConnector.Cli.Shell;

/// <summary>Where a command line was typed: what a command writes to and knows besides its arguments and files.</summary>
public sealed record Terminal(TextWriter Output, TextWriter Error)
{
    /// <summary>Whether a person sees the output; else it goes to a file or to another program.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>What is typed, or sent by another program.</summary>
    public Func<TextReader> Input { get; init; } = () => TextReader.Null;

    /// <summary>Whether a person can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>How many columns a line has.</summary>
    public Func<int> Width { get; init; } = () => int.MaxValue;

    /// <summary>An environment variable; null when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>All environment variables: what a program has that a command runs.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a program that a command runs has the streams of this process. Else what it writes is copied to the outputs.</summary>
    public bool LendsStreams { get; init; }

    /// <summary>
    /// Text is coloured on a terminal that can, unless a variable decides: NO_COLOR goes before FORCE_COLOR and CLICOLOR_FORCE, which
    /// colour redirected output too, a CI's log.
    /// </summary>
    public bool IsColored => ReadVariable("NO_COLOR").Length == 0
        && (IsForced("FORCE_COLOR") || IsForced("CLICOLOR_FORCE") || (IsInteractive && ReadVariable("TERM") != "dumb"));

    /// <summary>That of this process.</summary>
    public static Terminal FromProcess() => new(Console.Out, Console.Error)
    {
        IsInteractive = !Console.IsOutputRedirected,
        Input = () => Console.In, // Not before somebody reads: it changes the mode of a terminal, which may be lent.
        CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        Width = () => Console.IsOutputRedirected ? int.MaxValue : Console.WindowWidth,
        Variable = Environment.GetEnvironmentVariable,
        Variables = ReadVariables(),
        LendsStreams = true,
    };

    /// <summary>The same terminal, on which no text of somebody else's is a command to it or to a CI's log.</summary>
    public Terminal WithSafeOutputs() => this with
    {
        Output = TextWriter.Synchronized(new LogSafeWriter(Output, () => IsColored)),
        Error = TextWriter.Synchronized(new LogSafeWriter(Error, () => false)),
    };

    /// <summary>As they are now. Later this process sets some for itself.</summary>
    private static Dictionary<string, string> ReadVariables()
    {
        var names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(names);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }

    private bool IsForced(string variable) => ReadVariable(variable) is not ("" or "0" or "false");

    private string ReadVariable(string variable) => Variable(variable) ?? "";
}
