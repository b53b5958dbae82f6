using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace AcsConnector.Testing;

/// <summary>Azurite's table service on a free port of this machine, with an account of its own and its data in a folder.</summary>
public sealed class RunningAzurite : IAsyncDisposable
{
    public const string Needed = "Needs Node.js and 'npm ci' in tests/AcsConnector.Programs.Tests/azurite; .ci/run has both.";
    private const string Account = "acsconnector";
    private static readonly string Script = Path.Combine(
        SourceTree.Root, "tests", "AcsConnector.Programs.Tests", "azurite", "node_modules", "azurite", "dist", "src", "table", "main.js");

    private readonly string _folder;
    private readonly int _port = FreePort();
    private AcsConnectorProcess? _process;

    private RunningAzurite(string folder) => _folder = folder;

    public static bool IsInstalled { get; } = File.Exists(Script) && AcsConnectorProcess.Runs("node", "--version");

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint=http://127.0.0.1:{_port}/{Account};";

    /// <summary>Made for this run: no key, not even Azurite's well-known one, stands in the sources.</summary>
    public string Key { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static async Task<RunningAzurite> StartAsync(string folder)
    {
        var azurite = new RunningAzurite(folder);
        await azurite.StartAsync();
        return azurite;
    }

    public async Task StartAsync()
    {
        _process = AcsConnectorProcess.Run(
            "node",
            [Script, "--tableHost", "127.0.0.1", "--tablePort", $"{_port}", "--location", _folder, "--silent", "--disableTelemetry"],
            new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = $"{Account}:{Key}" },
            _folder);
        using var client = new HttpClient();
        await RunningApi.UntilItListensAsync(client, $"http://127.0.0.1:{_port}/");
    }

    /// <summary>It writes its data down first.</summary>
    public async Task StopAsync()
    {
        await _process!.InterruptAsync();
        await _process.WaitForExitAsync();
        await _process.DisposeAsync();
        _process = null;
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
