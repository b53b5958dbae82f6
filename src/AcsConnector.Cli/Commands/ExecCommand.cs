using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.Emulator;
using AcsConnector.Local.Connecting;
using AcsConnector.Local.Programs;
using AcsConnector.Local.Servers;
using AcsConnector.Local.Starting;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector exec</c>: runs a command with an emulator and the API of its own.</summary>
internal sealed class ExecCommand : Verb
{
    /// <summary>What shells add a signal's number to.</summary>
    private const int EndedByASignal = 128;

    private readonly Terminal _terminal;
    private readonly ConnectionOptions _connection;

    private readonly Argument<string[]> _command = new("COMMAND")
    {
        Description = "The program and its arguments, behind --.",
        HelpName = "COMMAND",
        Arity = ArgumentArity.OneOrMore,
    };

    public ExecCommand(Terminal terminal)
        : base("exec", """
            Run a command with an emulator and the connector's API of its own, on free ports, in memory, without the service's limits.
            The command has the variables of 'acs-connector env': programs in .NET, JavaScript, Python and Java and az connect and trust it as they are.
            Exit code: the command's, 128 + n when signal n ended it, 127 when there is no such program, 126 when it cannot be run.

            Examples:
              acs-connector exec -- node app.js
              acs-connector exec -- python3 -m pytest
              acs-connector exec --http -- dotnet test
              acs-connector exec --managed-identity -- npm test
            """)
    {
        FileHint = "Choose another folder with --data.";
        _terminal = terminal;
        _connection = new ConnectionOptions(terminal);
        Add(_command);
        _connection.AddAllTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var command = new CommandFinder(HostSystems.This, _terminal.Variables.GetValueOrDefault, FileKinds.Of).Find(arguments.GetValue(_command)!);
        using var signals = new SignalRelay();
        var options = new EmulatorOptions { DataFolder = _connection.DataFolderOf(arguments), InMemory = true, EnforceLimits = false };
        await using var emulator = await FreePorts.StartEmulatorAsync(options, Quiet, cancellationToken);
        await using var api = await LocalApi.StartAsync(emulator, 0, Quiet, cancellationToken);
        var point = new ConnectionPoint(emulator.Https, emulator.Http, api.Address, TrustFiles.Beside(emulator.CertificatePath));
        AuthorityBundle.Write(point.Files, _terminal.Variables.GetValueOrDefault);
        if (signals.CameEarly is { } signal)
            return EndedByASignal + signal;
        return await ProgramRun.RunAsync(command, Variables(_connection.ContextOf(arguments, point)), signals, Copy(), cancellationToken);
    }

    private Dictionary<string, string> Variables(ConnectionContext context)
    {
        var names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(_terminal.Variables, names);
        foreach (var (name, value) in ConnectionLines.Of(context))
            variables[name] = value;
        return variables;
    }

    private (Action<string> Output, Action<string> Errors)? Copy() =>
        _terminal.LendsStreams ? null : (_terminal.Output.WriteLine, _terminal.Error.WriteLine);

    /// <summary>What is said on this terminal is the command's.</summary>
    private static void Quiet(ILoggingBuilder logging) => logging.ClearProviders();
}
