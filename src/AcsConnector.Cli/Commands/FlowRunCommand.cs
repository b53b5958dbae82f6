using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector flow run</c>: runs a definition as it was exported.</summary>
internal sealed class FlowRunCommand : Verb
{
    /// <summary>What to do where actions need a response.</summary>
    public const string MocksHint = "Give responses with --mocks FILE, or have them made up with --mock-missing.";

    private readonly Argument<string> _file = new("FILE")
    {
        Description = "A solution's or package's flow (.json, .zip), a code view, an ARM template, or a Standard workflow's folder; - for standard input.",
    };

    private readonly Option<string> _flow = new("--flow") { Description = "Which flow, where the file holds several.", HelpName = "NAME" };

    private readonly Option<string[]> _connectors = Many(
        "--connector", "FILE=URL", "A connector's Swagger definition and where its API is. Without this, the API and an emulator start for the run.");

    private readonly Option<string[]> _connections = Many(
        "--connection", "NAME=VALUE", "What a connection sends: an API key or a connection string, by the connection's name in the flow.");

    private readonly Option<string> _trigger = new("--trigger")
    {
        Description = "The body that starts the flow, or {\"$trigger\": {\"method\", \"headers\", \"queries\", \"relativePathParameters\", \"body\"}}, or {\"$trigger\": {\"outputs\", \"inputs\"}}.",
        HelpName = "FILE",
    };

    private readonly Option<string> _parameters =
        new("--parameters") { Description = "Values for the flow's parameters, {\"name\": value}, or the parameter file of its ARM template.", HelpName = "FILE" };

    private readonly Option<string[]> _settings = Many("--setting", "NAME=VALUE", "An app setting of a Standard workflow.");
    private readonly Option<string[]> _children = Many("--child", "FILE", "A flow that this one calls, of another file.");

    private readonly Option<string> _mocks = new("--mocks")
    {
        Description = "Responses by action: {\"Action\": [{\"statusCode\", \"headers\", \"body\"}]}, in order; the last one repeats.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _allowedHosts = Many(
        "--allow-host", "HOST[:PORT]", "A host that the flow may call, beside its connectors'; * for all that are not on this machine or its network.");

    private readonly Option<bool> _offline = new("--offline") { Description = "Call nothing: every action that would, also of the flows that it calls, needs a response." };

    private readonly Option<bool> _mockMissing = new("--mock-missing")
    {
        Description = "Make up what is missing: responses of actions that cannot be reached, the trigger, parameters and app settings.",
    };

    private readonly Option<string> _record =
        new("--record") { Description = "Write the responses of this run as such a file. Tokens are left out.", HelpName = "FILE" };

    private readonly Option<string> _history = new("--history") { Description = "Write the run history as JSON.", HelpName = "FILE" };
    private readonly Option<bool> _realTime = new("--real-time") { Description = "Wait for delays and retries instead of skipping them." };
    private readonly Option<string> _maxTime =
        new("--max-time") { Description = "End the run after this real time: 5s, 10m (default: 2m, none with --real-time).", HelpName = "TIME" };

    private readonly Option<string> _maxActions = new("--max-actions") { Description = "End the run after so many runs of actions (default: 5000000).", HelpName = "NUMBER" };

    private readonly Option<string> _maxMemory =
        new("--max-memory") { Description = "End the run when its inputs and outputs take more: 200MB (default: 1GB).", HelpName = "SIZE" };

    private readonly Option<bool> _showSecure = new("--show-secure") { Description = "Show tokens and secure data. Not where CI is set." };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Print the actions as they run, or the run history.",
        HelpName = "table|json",
        DefaultValueFactory = _ => "table",
    };

    private readonly Terminal _terminal;

    public FlowRunCommand(Terminal terminal)
        : base("run", """
            Run a flow's definition, unmodified, against connectors that are described by Swagger files.
            Exit code: 0 the run succeeded, 1 it did not, 2 it cannot run. Delays and retries take no time unless --real-time is given.
            What stands beside the flow is used unless an option says otherwise: NAME.trigger.json, NAME.mocks.json, one folder up too.

            Examples:
              acs-connector flow run connector/flows/power-automate/quickstart.json
              acs-connector flow run connector/flows/standard/token-for-my-app --history run.json
              acs-connector flow run MyFlow.zip --connector apiDefinition.swagger.json=http://127.0.0.1:7072 --connection shared_acs=acs-connector-local-api-key
              acs-connector flow run flow.json --mocks mocks.json --trigger body.json -o json
              acs-connector flow run flow.json --mock-missing
            """)
    {
        _terminal = terminal;
        _output.TakeOneOf("table", "json");
        Add(_file);
        foreach (var option in new Option[]
            {
                _flow, _connectors, _connections, _trigger, _parameters, _settings, _children, _mocks, _mockMissing, _allowedHosts, _offline, _record, _history,
                _realTime, _maxTime, _maxActions, _maxMemory, _showSecure,
                _output,
            })
        {
            Add(option);
        }

        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_showSecure) && !string.IsNullOrEmpty(_terminal.Variable("CI")))
            throw new FlowInputException("--show-secure is not for CI, whose logs others read: the variable CI is set.");
        return RunFlow.ExecuteAsync(
            new RunArguments
            {
                File = arguments.GetValue(_file)!,
                Flow = arguments.GetValue(_flow),
                Connectors = arguments.GetValue(_connectors) ?? [],
                Connections = arguments.GetValue(_connections) ?? [],
                Trigger = arguments.GetValue(_trigger),
                Parameters = arguments.GetValue(_parameters),
                Settings = arguments.GetValue(_settings) ?? [],
                Children = arguments.GetValue(_children) ?? [],
                Mocks = arguments.GetValue(_mocks),
                AllowedHosts = arguments.GetValue(_allowedHosts) ?? [],
                IsOffline = arguments.GetValue(_offline),
                MockMissing = arguments.GetValue(_mockMissing),
                Record = arguments.GetValue(_record),
                History = arguments.GetValue(_history),
                RealTime = arguments.GetValue(_realTime),
                MaxTime = arguments.GetValue(_maxTime),
                MaxActions = arguments.GetValue(_maxActions),
                MaxMemory = arguments.GetValue(_maxMemory),
                ShowSecure = arguments.GetValue(_showSecure),
                AsJson = arguments.GetValue(_output) == "json",
            },
            _terminal,
            cancellationToken);
    }

    private static Option<string[]> Many(string name, string helpName, string description) => new(name) { Description = description + " Can be repeated.", HelpName = helpName };
}
