using AcsConnector.Cli.Shell;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector start</c>: the emulator, the API and the playground page in one process, until Ctrl+C.</summary>
internal sealed class StartCommand : Verb
{
    public StartCommand(Terminal terminal)
        : base("start", """
            Start the API, the emulator and the playground page, print how to reach them, and run until Ctrl+C.

            Examples:
              acs-connector start
              acs-connector start --open
              acs-connector start --api-port 0 --emulator-port 0 --emulator-http-port 0 --page-port 0
              acs-connector start --data ./emulator --no-limits
            """) => new Starter(terminal).AddTo(this);
}
