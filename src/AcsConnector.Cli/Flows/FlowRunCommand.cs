using System.CommandLine;
using AcsConnector.Emulator;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows;

namespace AcsConnector.Cli.Flows;

/// <summary><c>acs-connector flow run</c>: runs a definition as it was exported.</summary>
internal static class FlowRunCommand
{
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "A solution's or package's flow (.json, .zip), a code view, an ARM template, or a Standard workflow's folder.",
    };

    private static readonly Option<string> Name = new("--flow") { Description = "Which flow, where the file holds several.", HelpName = "NAME" };

    private static readonly Option<string[]> Connectors = Many(
        "--connector", "FILE=URL", "A connector's Swagger definition and where its API is. Without this, the API and an emulator start for the run.");

    private static readonly Option<string[]> Connections = Many(
        "--connection", "NAME=VALUE", "What a connection sends: an API key or a connection string, by the connection's name in the flow.");

    private static readonly Option<string> Trigger = new("--trigger") { Description = "The body that starts the flow.", HelpName = "FILE" };
    private static readonly Option<string> Parameters = new("--parameters") { Description = "Values for the flow's parameters: {\"name\": value}.", HelpName = "FILE" };
    private static readonly Option<string[]> Settings = Many("--setting", "NAME=VALUE", "An app setting of a Standard workflow.");
    private static readonly Option<string[]> Children = Many("--child", "FILE", "A flow that this one calls.");
    private static readonly Option<string> Mocks = new("--mocks") { Description = "Answers by action: {\"Action\": [{\"statusCode\", \"headers\", \"body\"}]}, in order; the last one repeats.", HelpName = "FILE" };
    private static readonly Option<string> Record = new("--record") { Description = "Write the answers of this run as such a file. Tokens are left out.", HelpName = "FILE" };
    private static readonly Option<string> History = new("--history") { Description = "Write the run history as JSON.", HelpName = "FILE" };
    private static readonly Option<bool> RealTime = new("--real-time") { Description = "Wait for delays and retries instead of skipping them." };
    private static readonly Option<bool> ShowSecure = new("--show-secure") { Description = "Show tokens and secure data. Not where CI is set." };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Print the actions as they run, or the run history.",
        HelpName = "table|json",
        DefaultValueFactory = _ => "table",
    };

    public static Command Create()
    {
        Output.TakeOneOf("table", "json");
        var command = new Verb("run", """
            Run a flow's definition, unmodified, against connectors that are described by Swagger files.
            Exit code: 0 the run succeeded, 1 it did not, 2 it cannot run. Delays and retries take no time unless --real-time is given.
            What stands beside the flow is used unless an option says otherwise: NAME.trigger.json, NAME.mocks.json, one folder up too.

            Examples:
              acs-connector flow run connector/flows/power-automate/quickstart.json
              acs-connector flow run connector/flows/standard/token-for-my-app --history run.json
              acs-connector flow run MyFlow.zip --connector apiDefinition.swagger.json=http://127.0.0.1:7072 --connection shared_acs=acs-connector-local-api-key
              acs-connector flow run flow.json --mocks mocks.json --trigger body.json -o json
            """);
        command.Arguments.Add(File);
        foreach (var option in new Option[]
            { Name, Connectors, Connections, Trigger, Parameters, Settings, Children, Mocks, Record, History, RealTime, ShowSecure, Output })
        {
            command.Options.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        try
        {
            if (arguments.GetValue(ShowSecure) && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
                throw new FlowInputException("--show-secure is not for CI, whose logs others read: the variable CI is set.");
            return await RunFlow.ExecuteAsync(
                new RunArguments
                {
                    File = arguments.GetValue(File)!,
                    Flow = arguments.GetValue(Name),
                    Connectors = arguments.GetValue(Connectors) ?? [],
                    Connections = arguments.GetValue(Connections) ?? [],
                    Trigger = arguments.GetValue(Trigger),
                    Parameters = arguments.GetValue(Parameters),
                    Settings = arguments.GetValue(Settings) ?? [],
                    Children = arguments.GetValue(Children) ?? [],
                    Mocks = arguments.GetValue(Mocks),
                    Record = arguments.GetValue(Record),
                    History = arguments.GetValue(History),
                    RealTime = arguments.GetValue(RealTime),
                    ShowSecure = arguments.GetValue(ShowSecure),
                    AsJson = arguments.GetValue(Output) == "json",
                },
                arguments.InvocationConfiguration.Output,
                stop);
        }
        catch (Exception e) when (e is FlowInputException or FlowFileException or FlowRefusedException or ConnectorFileException
            or ValueJsonException or EmulatorStartException or IOException or UnauthorizedAccessException)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
    }

    private static Option<string[]> Many(string name, string helpName, string description) => new(name) { Description = description + " Can be repeated.", HelpName = helpName };
}

/// <summary>What the command line says about a run.</summary>
internal sealed record RunArguments
{
    public required string File { get; init; }

    public string? Flow { get; init; }

    public IReadOnlyList<string> Connectors { get; init; } = [];

    public IReadOnlyList<string> Connections { get; init; } = [];

    public string? Trigger { get; init; }

    public string? Parameters { get; init; }

    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyList<string> Children { get; init; } = [];

    public string? Mocks { get; init; }

    public string? Record { get; init; }

    public string? History { get; init; }

    public bool RealTime { get; init; }

    public bool ShowSecure { get; init; }

    public bool AsJson { get; init; }
}

/// <summary>An argument that cannot be used. The message says which and what to do.</summary>
internal sealed class FlowInputException(string message) : Exception(message);
