using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.ConnectorFiles.Packaging;
using AcsConnector.ConnectorFiles.Swapping;
using AcsConnector.ConnectorFiles.Swapping.Connectors;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector flow swap</c>: moves exported flows from Microsoft's connector to this one, and back.</summary>
internal sealed class FlowSwapCommand : Verb
{
    private readonly Argument<string> _path = new("FLOW")
    {
        Description = "An exported solution or package (.zip), the folder of one or of a Standard project, or a flow's .json: code "
            + "view, ARM template.",
    };

    private readonly Option<string> _to = Text(
        "--to",
        "NAME|official",
        "The connector to move to: its name in Dataverse as 'package' makes it (acs_communicationidentity), its name in the "
            + "environment (shared_…), "
        + "its resource id in Azure (/subscriptions/…/customApis/…), or official for Microsoft's.");

    private readonly Option<string> _from = Text(
        "--from", "NAME|official", "The connector to move away from, named in the same ways. Without it: Microsoft's, or with --to "
            + "official acs_communicationidentity.");

    private readonly Option<string> _apiName = Text(
        "--api-name",
        "NAME",
        "Power Automate: the name that the connector --to has in the environment, shared_… with a hash at the end. A solution works "
            + "without it, a package does not.");

    private readonly Option<Guid?> _connectorId = new("--connector-id")
    {
        Description = "Power Automate: the id that the connector --to has in Dataverse, where 'package' did not make its solution.",
        HelpName = "GUID",
    };

    private readonly Option<string> _apiId = Text(
        "--api-id", "ID", "Logic Apps: the resource id of the connector --to, where the file does not tell. Of Microsoft's it ends in "
            + "/managedApis/acsidentity.");

    private readonly Option<string> _connectionId = Text(
        "--connection-id", "ID", "Logic Apps: the resource id of a connection of the connector --to. Without it the connection's name "
            + "is made from the present one's.");

    private readonly Option<bool> _keepReferences = new("--keep-references")
    {
        Description = "Power Automate: let connection references keep their names, for an environment that does not have them yet.",
    };

    private readonly Option<string> _file = Text("--file", "FILE", "The file or folder to write; one that is there is overwritten. "
        + "Without it, NAME.swapped.zip and the like beside the input.");
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Write nothing; print what would change." };

    private readonly Option<bool> _prove = new("--prove")
    {
        Description = "Before anything is written, run the flows as they are and as they will be, each against an emulator, and "
            + "compare requests, outputs "
            + "and what is left. Where they differ nothing is written.",
    };

    private readonly Option<string> _flow = Text("--flow", "NAME", "With --prove: the one flow to run, where the input has several.");
    private readonly Option<string> _trigger = Text("--trigger", "FILE", "With --prove: what starts the flow, as for 'flow run'. "
        + "Without it, made up.");
    private readonly Option<string> _mocks = Text("--mocks", "FILE", "With --prove: responses of actions that call others, as for "
        + "'flow run'. Those that are missing are made up.");

    public FlowSwapCommand()
        : base("swap", """
            Move flows from Microsoft's connector Azure Communication Services Identity to this one, or back: what names the connector is
            changed in the exported file, every other byte stays. What cannot be moved is refused, and nothing is written. From export to
            import: docs/swap.md.
            Exit code: 0 moved, 1 a proof with differences, 2 what cannot be moved or used.

            Examples:
              acs-connector flow swap MySolution.zip --to acs_communicationidentity
              acs-connector flow swap MySolution.zip --to acs_communicationidentity --dry-run
              acs-connector flow swap MySolution.zip --to acs_communicationidentity --prove
              acs-connector flow swap MySolution.swapped.zip --to official --file MySolution.zip
            """)
    {
        FileHint = "Choose another file with --file.";
        _to.Required = true;
        Add(_path);
        foreach (var option in new Option[]
            {
                _to, _from, _file, _dryRun, _prove, _flow, _trigger, _mocks, _apiName, _connectorId, _apiId, _connectionId, _keepReferences,
            })
        {
            Add(option);
        }

        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var swap = ReadSwap(arguments);
        var file = arguments.GetValue(_dryRun) ? null : arguments.GetValue(_file) ?? BesideInput(swap);
        await SwapReport.WriteAsync(swap, output);
        var proof = new SwapProof(
            arguments.GetValue(_path)!, arguments.GetValue(_flow), arguments.GetValue(_trigger), arguments.GetValue(_mocks));
        var isSame = !arguments.GetValue(_prove) || await proof.WriteAsync(swap, output, cancellationToken);
        if (file is null || !isSame)
        {
            await output.WriteLineAsync("Nothing was written.");
            return isSame ? ExitCode.Ok : ExitCode.Findings;
        }

        swap.Write(file);
        await output.WriteLineAsync($"Wrote {Path.GetRelativePath(Environment.CurrentDirectory, file)}");
        return ExitCode.Ok;
    }

    private ConnectorSwap ReadSwap(ParseResult arguments)
    {
        var to = SwapConnector.Create(arguments.GetValue(_to)!, new SwapKnowledge
        {
            ApiName = arguments.GetValue(_apiName),
            ConnectorId = arguments.GetValue(_connectorId),
            ResourceId = arguments.GetValue(_apiId),
            ConnectionId = arguments.GetValue(_connectionId),
        });
        var from = arguments.GetValue(_from) ?? (to.IsOfficial ? ConnectorName.Default.SchemaName : SwapConnector.OfficialName);
        return ConnectorSwap.Read(
            arguments.GetValue(_path)!, SwapConnector.Create(from, new SwapKnowledge()), to, arguments.GetValue(_keepReferences));
    }

    private static string BesideInput(ConnectorSwap swap) => File.Exists(swap.DefaultOutput) || Directory.Exists(swap.DefaultOutput)
        ? throw new FlowInputException($"{swap.DefaultOutput} is there already. Name another with --file; one that is named is overwritten.")
        : swap.DefaultOutput;

    private static Option<string> Text(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };
}
