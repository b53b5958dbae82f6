using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AcsConnector.Cli.Shell;

/// <summary>A command whose help ends in examples. Its text is its description, a blank line, and the examples.</summary>
internal abstract class Verb(string name, string text) : Command(name, Split(text).Description)
{
    /// <summary>What people type, whatever the file is called that runs.</summary>
    public const string ProgramName = "acs-connector";

    public string Examples { get; } = Split(text).Examples;

    /// <summary>What to do about a file that cannot be read or written; null where the system's own message says enough.</summary>
    public string? FileHint { get; init; }

    public static (string Description, string Examples) Split(string text)
    {
        var start = text.IndexOf("\n\nExamples:", StringComparison.Ordinal);
        return (text[..start], text[(start + 2)..]);
    }
}

/// <summary>The usual help, with the examples behind it: of a verb only in its own help, not in the list of all.</summary>
internal sealed class HelpWithExamples(HelpAction usual, string rootExamples, Terminal terminal) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help has not forgotten an option.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var help = new StringWriter();
        usual.MaxWidth = terminal.Width();
        parseResult.InvocationConfiguration.Output = help;
        var exitCode = usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;

        output.Write(help.ToString().Replace(RootCommand.ExecutableName, Verb.ProgramName, StringComparison.Ordinal));
        output.WriteLine(parseResult.CommandResult.Command is Verb verb ? verb.Examples : rootExamples);
        return exitCode;
    }
}
