using AcsConnector.Cli.Shell;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector flow</c>: what can be done with a flow's definition.</summary>
internal sealed class FlowCommand : Verb
{
    public FlowCommand(Terminal terminal)
        : base("flow", """
            Run and test Power Automate and Logic Apps flows on this machine, check them, and try their expressions.

            Examples:
              acs-connector flow run connector/flows/power-automate/quickstart.json
              acs-connector flow lint connector/flows/power-automate/quickstart.json
              acs-connector flow eval "@concat('user-', guid())"
            """)
    {
        Add(new FlowRunCommand(terminal));
        Add(new FlowTestCommand(terminal));
        Add(new FlowMocksCommand());
        Add(new FlowLintCommand());
        Add(new FlowSwapCommand());
        Add(new FlowEvalCommand());
    }
}
