using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.Emulator;
using AcsConnector.Local.Connecting;
using AcsConnector.Local.Starting;

namespace AcsConnector.Cli.Commands;

/// <summary>The options by which commands say how programs are to connect, and what they find running.</summary>
internal sealed class ConnectionOptions(Terminal terminal)
{
    private readonly Option<string> _data = DataFolder.Option("The folder of the emulator.");

    private readonly Option<bool> _http = new("--http")
    {
        Description = "The connection string and the endpoint of http, for .NET and JavaScript with a key: they need no certificate.",
    };

    private readonly Option<bool> _managedIdentity = new("--managed-identity")
    {
        Description = "The emulator is the managed identity too, for DefaultAzureCredential: any other sign-in to Azure in that shell or command fails.",
    };

    public void AddAllTo(Command command)
    {
        command.Options.Add(_http);
        command.Options.Add(_managedIdentity);
        command.Options.Add(_data);
    }

    public void AddThoseOfAStringTo(Command command)
    {
        command.Options.Add(_http);
        command.Options.Add(_data);
    }

    public string DataFolderOf(ParseResult arguments) => arguments.GetValue(_data)!;

    public ConnectionContext ContextOf(ParseResult arguments, ConnectionPoint point) => new(point, HostSystems.This, terminal.Variable)
    {
        OverHttp = arguments.GetValue(_http),
        WithManagedIdentity = arguments.GetValue(_managedIdentity),
    };

    /// <summary>What runs with the data folder, or else what a start without options would be. Says on stderr when it is not the one thing that runs.</summary>
    public async Task<ConnectionPoint> FindAsync(ParseResult arguments)
    {
        var folder = DataFolderOf(arguments);
        var running = StartRecord.Find(folder);
        if (running.Count == 0)
        {
            await terminal.Error.WriteLineAsync(
                $"Note: no acs-connector runs with the data folder '{Path.GetFullPath(folder)}'. These are the default ports; 'acs-connector start' listens there.");
            return Usual(folder);
        }

        if (running.Count > 1)
        {
            await terminal.Error.WriteLineAsync(
                $"Note: {running.Count} emulators run with this data folder. This is the one that started last, {running[0].Https}.");
        }

        return running[0];
    }

    private static ConnectionPoint Usual(string folder) => new(
        new Uri($"https://localhost:{DefaultPorts.Https}/"),
        new Uri($"http://127.0.0.1:{DefaultPorts.Http}/"),
        $"http://127.0.0.1:{DefaultPorts.Api}",
        TrustFiles.Beside(EmulatorCertificate.Provide(folder)));
}
