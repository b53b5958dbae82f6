using System.CommandLine;
using AcsConnector.Cli.Shell;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector connection-string</c>: that of the emulator that runs.</summary>
internal sealed class ConnectionStringCommand : Verb
{
    public ConnectionStringCommand(Terminal terminal)
        : base("connection-string", """
            Print the connection string of the emulator that runs, and nothing else.
            Without a running one it is that of the default ports.

            Examples:
              acs-connector connection-string
              acs-connector connection-string --http
            """)
    {
        FileHint = "Choose another folder with --data.";
        var connection = new ConnectionOptions(terminal);
        connection.AddThoseOfAStringTo(this);
        SetAction(async (arguments, _) =>
        {
            var context = connection.ContextOf(arguments, await connection.FindAsync(arguments));
            await terminal.Output.WriteLineAsync(context.Point.ConnectionString(context.OverHttp));
            return ExitCode.Ok;
        });
    }
}
