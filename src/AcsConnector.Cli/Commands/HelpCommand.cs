using System.CommandLine;
using AcsConnector.Cli.Shell;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector help</c>: the help of a command, as <c>--help</c> shows it.</summary>
internal sealed class HelpCommand : Verb
{
    private readonly RootCommand _root;

    private readonly Argument<string[]> _words = new("COMMAND")
    {
        Description = "The command: 'flow run' for example. Without one, the help of all.",
    };

    public HelpCommand(RootCommand root)
        : base("help", """
            Show the help of a command.

            Examples:
              acs-connector help
              acs-connector help flow run
            """)
    {
        _root = root;
        Add(_words);
        SetAction(Show);
    }

    private int Show(ParseResult arguments)
    {
        var words = arguments.GetValue(_words) ?? [];
        var wanted = _root.Parse(words);
        if (wanted.UnmatchedTokens.Count > 0)
            return Mistakes.Tell(wanted, arguments.InvocationConfiguration.Error);
        return _root.Parse([.. words, "--help"]).Invoke(arguments.InvocationConfiguration);
    }
}
