using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AcsConnector.Cli;

/// <summary>A command whose help ends in examples. Its text is its description, a blank line, and the examples.</summary>
internal sealed class Verb(string name, string text) : Command(name, Split(text).Description)
{
    public string Examples { get; } = Split(text).Examples;

    public static (string Description, string Examples) Split(string text)
    {
        var start = text.IndexOf("\n\nExamples:", StringComparison.Ordinal);
        return (text[..start], text[(start + 2)..]);
    }
}

/// <summary>The usual help, with the examples behind it: of a verb only in its own help, not in the list of all.</summary>
internal sealed class HelpWithExamples(HelpAction usual, string rootExamples) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help has not forgotten an option.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = usual.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : rootExamples;
        parseResult.InvocationConfiguration.Output.WriteLine(examples);
        return exitCode;
    }
}
