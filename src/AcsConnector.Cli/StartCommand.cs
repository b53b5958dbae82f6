using System.CommandLine;
using System.Globalization;
using AcsConnector.Cli.Playground;
using AcsConnector.Cli.Starting;
using AcsConnector.Emulator;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Cli;

/// <summary><c>acs-connector start</c>: the emulator, the API and the playground page in one process, until Ctrl+C.</summary>
internal static class StartCommand
{
    private static readonly Option<int> ApiPort = Port("--api-port", "The API's port", 7072);
    private static readonly Option<int> EmulatorPort = Port("--emulator-port", "The emulator's https port", 7443);
    private static readonly Option<int> EmulatorHttpPort = Port("--emulator-http-port", "The emulator's http port", 7080);
    private static readonly Option<int> PagePort = Port("--page-port", "The playground page's port", 7070);

    private static readonly Option<bool> StrictPorts = new("--strict-ports")
    {
        Description = "Refuse a default port that is taken. Without this, on a terminal, the next free one serves. A port that an option names is never moved.",
    };

    private static readonly Option<bool> Open = new("--open") { Description = "Open the playground page in the browser, also of an acs-connector that runs already." };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The folder for the identities, the certificate and the keys.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => EmulatorOptions.DefaultDataFolder,
    };

    private static readonly Option<bool> InMemory = new("--in-memory") { Description = "Forget the identities at the end. The certificate and the keys stay in the data folder." };
    private static readonly Option<bool> NoLimits = new("--no-limits") { Description = "Do not answer 429 beyond the service's limits per 30 seconds." };
    private static readonly Option<bool> AnyApiVersion = new("--any-api-version") { Description = "Take an unknown api-version for the newest one instead of refusing it." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object instead of text, and nothing after it." };

    public static Command Create()
    {
        var command = new Verb("start", """
            Start the API, the emulator and the playground page, print how to reach them, and run until Ctrl+C.

            Examples:
              acs-connector start
              acs-connector start --open
              acs-connector start --api-port 0 --emulator-port 0 --emulator-http-port 0 --page-port 0
              acs-connector start --data ./emulator --no-limits
            """);
        AddTo(command);
        return command;
    }

    public static void AddTo(Command command)
    {
        foreach (var option in new Option[] { ApiPort, EmulatorPort, EmulatorHttpPort, PagePort, StrictPorts, Open, Data, InMemory, NoLimits, AnyApiVersion, Json })
            command.Options.Add(option);
        command.SetAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var (output, errors) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        try
        {
            var ports = PlannedPorts(arguments);
            ports.RefuseRepeated();
            if (ports.Taken() is { Count: > 0 } taken)
            {
                if (await RunningInstance.FindAsync(taken, stop) is { } running)
                    return await ShowAsync(running, arguments);
                ports = Console.IsOutputRedirected || arguments.GetValue(StrictPorts) ? throw PortPlan.Refusal(taken) : ports.WithFreePorts(taken);
                await errors.WriteLineAsync(ports.Moved(taken));
            }

            await using var emulator = await EmulatorHost.StartAsync(Options(arguments, ports), LogWarningsToStandardError, cancellationToken: stop);
            await using var api = await LocalApi.StartAsync(emulator, ports.Api.Port, LogWarningsToStandardError, stop);
            await using var page = await PlaygroundHost.StartAsync(api, emulator, ports.Page.Port, LogWarningsToStandardError, stop);
            emulator.Page = new Uri(page.Address);

            var ready = new ReadyMessage(api, emulator, page);
            await output.WriteLineAsync(arguments.GetValue(Json) ? ready.AsJson() : ready.AsText());
            if (arguments.GetValue(Open))
                await OpenAsync(page.Address, errors);
            await api.WaitForShutdownAsync();
            return ExitCode.Ok;
        }
        catch (EmulatorStartException e)
        {
            await errors.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
    }

    private static PortPlan PlannedPorts(ParseResult arguments)
    {
        return new PortPlan(
            Choice(PagePort, "the playground page"),
            Choice(ApiPort, "the API"),
            Choice(EmulatorPort, "the emulator's https") with { IsOnBothLoopbacks = true },
            Choice(EmulatorHttpPort, "the emulator's http") with { IsOnBothLoopbacks = true });

        PortChoice Choice(Option<int> option, string listener) =>
            new(option.Name, listener, arguments.GetValue(option), IsGiven: arguments.GetResult(option) is { Implicit: false });
    }

    private static EmulatorOptions Options(ParseResult arguments, PortPlan ports) => new()
    {
        HttpsPort = ports.Https.Port,
        HttpPort = ports.Http.Port,
        DataFolder = arguments.GetValue(Data)!,
        InMemory = arguments.GetValue(InMemory),
        EnforceLimits = !arguments.GetValue(NoLimits),
        AcceptAnyApiVersion = arguments.GetValue(AnyApiVersion),
    };

    /// <summary>Nothing is started beside an acs-connector that runs; who wants its page gets it.</summary>
    private static async Task<int> ShowAsync(RunningInstance running, ParseResult arguments)
    {
        var errors = arguments.InvocationConfiguration.Error;
        if (arguments.GetValue(Open) && running.Page is { } page)
        {
            await errors.WriteLineAsync($"Already running: {running}");
            await OpenAsync(page, errors);
            return ExitCode.Ok;
        }

        await errors.WriteLineAsync(
            $"Already running: {running}{(running.Page is null ? "" : " (--open opens it)")}. For a second one beside it choose other ports "
            + $"({PagePort.Name}, {ApiPort.Name}, {EmulatorPort.Name}, {EmulatorHttpPort.Name}; 0 picks a free one) and {Data.Name} FOLDER or {InMemory.Name}.");
        return ExitCode.BadInput;
    }

    private static async Task OpenAsync(string page, TextWriter errors)
    {
        if (!Browser.Open(page))
            await errors.WriteLineAsync($"No browser could be opened. Open {page} yourself.");
    }

    private static void LogWarningsToStandardError(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // A start that fails is told once, in one sentence.
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static Option<int> Port(string name, string description, int usual) => new(name)
    {
        Description = $"{description}; 0 picks a free one.",
        HelpName = "PORT",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
                return port;
            result.AddError($"{name} is a port from 0 to 65535, not '{text}'.");
            return default;
        },
    };
}
