using System.CommandLine;

namespace AcsConnector.Cli;

/// <summary><c>acs-connector help</c>: the help of a command, as <c>--help</c> shows it.</summary>
internal static class HelpCommand
{
    private static readonly Argument<string[]> Words = new("COMMAND")
    {
        Description = "The command: 'flow run' for example. Without one, the help of all.",
    };

    public static Command Create(RootCommand root)
    {
        var command = new Verb("help", """
            Show the help of a command.

            Examples:
              acs-connector help
              acs-connector help flow run
            """) { Words };
        command.SetAction(arguments => Show(root, arguments));
        return command;
    }

    private static int Show(RootCommand root, ParseResult arguments)
    {
        var wanted = root.Parse(arguments.GetValue(Words) ?? []);
        if (wanted.UnmatchedTokens.Count > 0)
            return Mistakes.Tell(wanted, arguments.InvocationConfiguration.Error);
        return root.Parse([.. arguments.GetValue(Words) ?? [], "--help"]).Invoke(arguments.InvocationConfiguration);
    }
}
