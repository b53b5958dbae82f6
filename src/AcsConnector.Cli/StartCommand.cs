using System.CommandLine;
using AcsConnector.Cli.Playground;
using AcsConnector.Emulator;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Cli;

/// <summary><c>acs-connector start</c>: the emulator, the API and the playground page in one process, until Ctrl+C.</summary>
internal static class StartCommand
{
    private static readonly Option<int> ApiPort = Port("--api-port", "The API's port", 7071);
    private static readonly Option<int> EmulatorPort = Port("--emulator-port", "The emulator's https port", 7443);
    private static readonly Option<int> EmulatorHttpPort = Port("--emulator-http-port", "The emulator's http port", 7080);

    private static readonly Option<int> PagePort = Port("--page-port", "The playground page's port", 7070);
    private static readonly Option<bool> Open = new("--open") { Description = "Open the playground page in the browser." };

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
        foreach (var option in new Option[] { ApiPort, EmulatorPort, EmulatorHttpPort, PagePort, Open, Data, InMemory, NoLimits, AnyApiVersion, Json })
            command.Options.Add(option);
        command.SetAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        try
        {
            await using var emulator = await EmulatorHost.StartAsync(
                new EmulatorOptions
                {
                    HttpsPort = arguments.GetValue(EmulatorPort),
                    HttpPort = arguments.GetValue(EmulatorHttpPort),
                    DataFolder = arguments.GetValue(Data)!,
                    InMemory = arguments.GetValue(InMemory),
                    EnforceLimits = !arguments.GetValue(NoLimits),
                    AcceptAnyApiVersion = arguments.GetValue(AnyApiVersion),
                },
                LogWarningsToStandardError,
                cancellationToken: stop);
            await using var api = await LocalApi.StartAsync(emulator, arguments.GetValue(ApiPort), LogWarningsToStandardError, stop);
            await using var page = await PlaygroundHost.StartAsync(api, emulator, arguments.GetValue(PagePort), LogWarningsToStandardError, stop);
            emulator.Page = new Uri(page.Address);

            var ready = new ReadyMessage(api, emulator, page);
            await Console.Out.WriteLineAsync(arguments.GetValue(Json) ? ready.AsJson() : ready.AsText());
            if (arguments.GetValue(Open) && !Browser.Open(page.Address))
                await Console.Error.WriteLineAsync($"No browser could be opened. Open {page.Address} yourself.");
            await api.WaitForShutdownAsync();
            return ExitCode.Ok;
        }
        catch (EmulatorStartException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
    }

    private static void LogWarningsToStandardError(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // A start that fails is told once, in one sentence.
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static Option<int> Port(string name, string description, int usual)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description}; 0 picks a free one.",
            HelpName = "PORT",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var port) && port is < 0 or > 65535)
                result.AddError($"{name} must be a port from 0 to 65535.");
        });
        return option;
    }
}
