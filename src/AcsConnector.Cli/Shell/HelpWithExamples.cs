using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AcsConnector.Cli.Shell;

/// <summary>The default help, with the examples behind it: of a verb only in its own help, not in the list of all.</summary>
internal sealed class HelpWithExamples(HelpAction help, string rootExamples, Terminal terminal) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help has not forgotten an option.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        help.MaxWidth = terminal.Width();
        parseResult.InvocationConfiguration.Output = text;
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;

        output.Write(text.ToString().Replace(RootCommand.ExecutableName, Verb.ProgramName, StringComparison.Ordinal));
        output.WriteLine(parseResult.CommandResult.Command is Verb verb ? verb.Examples : rootExamples);
        return exitCode;
    }
}
