using System.CommandLine;
using System.Globalization;
using AcsConnector.Cli.Shell;
using AcsConnector.Emulator;
using AcsConnector.Local.Connecting;
using AcsConnector.Local.Playground;
using AcsConnector.Local.Servers;
using AcsConnector.Local.Starting;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Cli.Commands;

/// <summary>The options of <c>acs-connector start</c>, which <c>acs-connector</c> alone takes as well, and what they do.</summary>
internal sealed class Starter(Terminal terminal)
{
    private const string Localhost = "localhost";
    private const string AnyAddress = "any";

    private readonly Option<int> _apiPort = Port("--api-port", "The API's port", DefaultPorts.Api);
    private readonly Option<int> _emulatorPort = Port("--emulator-port", "The emulator's https port", DefaultPorts.Https);
    private readonly Option<int> _emulatorHttpPort = Port("--emulator-http-port", "The emulator's http port", DefaultPorts.Http);
    private readonly Option<int> _pagePort = Port("--page-port", "The playground page's port", DefaultPorts.Page);

    private readonly Option<bool> _strictPorts = new("--strict-ports")
    {
        Description = "Refuse a default port that is taken. Without this, on a terminal, the next free one serves. "
            + "A port that an option names is never moved.",
    };

    private readonly Option<bool> _open =
        new("--open") { Description = "Open the playground page in the browser, also of an acs-connector that runs already." };

    private readonly Option<string> _data = DataFolder.Option("The folder for the identities, the certificate and the keys.");

    private readonly Option<bool> _inMemory =
        new("--in-memory") { Description = "Forget the identities at the end. The certificate and the keys stay in the data folder." };

    private readonly Option<string> _listen = new Option<string>("--listen")
    {
        Description = "Who can call: programs of this machine (localhost), or whoever reaches one of its addresses (any), as in a container. "
            + "The keys are public.",
        HelpName = "localhost|any",
        DefaultValueFactory = _ => Localhost,
    }.TakeOneOf(Localhost, AnyAddress);

    private readonly Option<bool> _noLimits =
        new("--no-limits") { Description = "Do not return 429 beyond the service's limits per 30 seconds." };

    private readonly Option<bool> _anyApiVersion =
        new("--any-api-version") { Description = "Take an unknown api-version for the newest one instead of refusing it." };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of text, and nothing after it." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
            { _apiPort, _emulatorPort, _emulatorHttpPort, _pagePort, _strictPorts, _listen, _open, _data, _inMemory, _noLimits, _anyApiVersion, _json })
        {
            command.Options.Add(option);
        }

        command.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var ports = PlannedPorts(arguments);
        ports.RefuseRepeated();
        if (ports.Taken() is { Count: > 0 } taken)
        {
            if (await RunningInstance.FindAsync(taken, cancellationToken) is { } running)
                return await ShowAsync(running, arguments);
            if (!terminal.IsInteractive || arguments.GetValue(_strictPorts))
                throw PortPlan.Refusal(taken);
            ports = ports.WithFreePorts(taken);
            await terminal.Error.WriteLineAsync(ports.Moved(taken));
        }

        await using var emulator = await EmulatorHost.StartAsync(
            Options(arguments, ports), LogWarningsToStandardError, cancellationToken: cancellationToken);
        var onEveryAddress = IsForAnyAddress(arguments);
        await using var api = await LocalApi.StartAsync(emulator, ports.Api.Port, LogWarningsToStandardError, cancellationToken, onEveryAddress);
        var keptIn = arguments.GetValue(_inMemory) ? null : arguments.GetValue(_data);
        await using var page = await PlaygroundHost.StartAsync(
            api, emulator, ports.Page.Port, keptIn, LogWarningsToStandardError, cancellationToken, onEveryAddress);
        emulator.Page = new Uri(page.Address);

        var point = new ConnectionPoint(emulator.Https, emulator.Http, api.Address, TrustFiles.Beside(emulator.CertificatePath));
        AuthorityBundle.Write(point.Files, terminal.Variable);
        using var record = StartRecord.Write(point);
        var ready = new ReadyMessage(new ConnectionContext(point, HostSystems.This, terminal.Variable), page);
        await terminal.Output.WriteLineAsync(arguments.GetValue(_json) ? ready.AsJson() : ready.AsText());
        if (arguments.GetValue(_open))
            await OpenAsync(page.Address);
        await api.WaitForShutdownAsync();
        return ExitCode.Ok;
    }

    private PortPlan PlannedPorts(ParseResult arguments)
    {
        return new PortPlan(
            Choice(_pagePort, "the playground page"),
            Choice(_apiPort, "the API"),
            Choice(_emulatorPort, "the emulator's https") with { IsOnBothLoopbacks = true },
            Choice(_emulatorHttpPort, "the emulator's http") with { IsOnBothLoopbacks = true });

        PortChoice Choice(Option<int> option, string listener) =>
            new(option.Name, listener, arguments.GetValue(option), IsGiven: arguments.GetResult(option) is { Implicit: false });
    }

    private EmulatorOptions Options(ParseResult arguments, PortPlan ports) => new()
    {
        HttpsPort = ports.Https.Port,
        HttpPort = ports.Http.Port,
        OnEveryAddress = IsForAnyAddress(arguments),
        DataFolder = arguments.GetValue(_data)!,
        InMemory = arguments.GetValue(_inMemory),
        EnforceLimits = !arguments.GetValue(_noLimits),
        AcceptAnyApiVersion = arguments.GetValue(_anyApiVersion),
    };

    private bool IsForAnyAddress(ParseResult arguments) => arguments.GetValue(_listen) == AnyAddress;

    /// <summary>Nothing is started beside an acs-connector that runs; who wants its page gets it.</summary>
    private async Task<int> ShowAsync(RunningInstance running, ParseResult arguments)
    {
        if (arguments.GetValue(_open) && running.Page is { } page)
        {
            await terminal.Error.WriteLineAsync($"Already running: {running}");
            await OpenAsync(page);
            return ExitCode.Ok;
        }

        await terminal.Error.WriteLineAsync(
            $"Already running: {running}{(running.Page is null ? "" : " (--open opens it)")}. For a second one beside it choose other ports "
            + $"({_pagePort.Name}, {_apiPort.Name}, {_emulatorPort.Name}, {_emulatorHttpPort.Name}; 0 picks a free one) and {_data.Name} FOLDER or {_inMemory.Name}.");
        return ExitCode.BadInput;
    }

    private async Task OpenAsync(string page)
    {
        if (!Browser.Open(page))
            await terminal.Error.WriteLineAsync($"No browser could be opened. Open {page} yourself.");
    }

    private static void LogWarningsToStandardError(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // A start that fails is told once, in one sentence.
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static Option<int> Port(string name, string description, int defaultPort) => new(name)
    {
        Description = $"{description}; 0 picks a free one.",
        HelpName = "PORT",
        DefaultValueFactory = _ => defaultPort,
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
