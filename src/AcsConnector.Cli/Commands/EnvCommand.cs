using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.Local.Connecting;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector env</c>: the variables by which programs of a shell connect to the emulator that runs.</summary>
internal sealed class EnvCommand : Verb
{
    private readonly Terminal _terminal;
    private readonly ConnectionOptions _connection;

    private readonly Option<string> _shell = new Option<string>("--shell")
    {
        Description = "What reads them: bash (zsh and sh, too), pwsh, cmd, json or dotenv. Without this bash, and pwsh on Windows.",
        HelpName = "SHELL",
    }.TakeOneOf(Shells.Names);

    public EnvCommand(Terminal terminal)
        : base("env", """
            Print the lines that let the programs of a shell connect to the emulator that runs, and trust it.
            Without a running one they are those of the default ports.

            Examples:
              eval "$(acs-connector env)"                                           bash, zsh
              acs-connector env --shell pwsh | Out-String | Invoke-Expression       PowerShell
              acs-connector env --shell cmd > acs.cmd && call acs.cmd               cmd
              acs-connector env --shell dotenv > .env                               a file for node --env-file, docker, ...
            """)
    {
        FileHint = "Choose another folder with --data.";
        _terminal = terminal;
        _connection = new ConnectionOptions(terminal);
        Add(_shell);
        _connection.AddAllTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var point = await _connection.FindAsync(arguments);
        AuthorityBundle.Write(point.Files, _terminal.Variable);
        var variables = ConnectionLines.Of(_connection.ContextOf(arguments, point));
        await _terminal.Output.WriteAsync(Shells.Write(arguments.GetValue(_shell) ?? Shells.DefaultOn(HostSystems.This), variables));
        return ExitCode.Ok;
    }
}
