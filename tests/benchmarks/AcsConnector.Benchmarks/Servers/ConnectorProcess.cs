using System.Text.Json.Nodes;

namespace AcsConnector.Benchmarks.Servers;

/// <summary>A running <c>acs-connector start</c>: no limits, free ports.</summary>
internal sealed class ConnectorProcess : IDisposable
{
    private readonly TemporaryFolder? _ownData;
    private readonly JsonNode _ready;

    private ConnectorProcess(ServerProcess process, TemporaryFolder? ownData)
    {
        Process = process;
        _ownData = ownData;
        _ready = JsonNode.Parse(process.FirstLine)!;
        AccessKey = Convert.FromBase64String(ConnectionString.Split("accesskey=")[1]);
    }

    public ServerProcess Process { get; }

    public ServerAddress Api => new(new Uri(Ready("api")));

    public ServerAddress Http => new(new Uri(Ready("emulatorHttp")));

    public ServerAddress Https => new(new Uri(Ready("emulator")), Certificate);

    /// <summary>The address of the playground page.</summary>
    public string Page => Ready("page");

    public string ApiKey => Ready("apiKey");

    public string ConnectionString => Ready("connectionString");

    public string Certificate => Ready("certificate");

    public byte[] AccessKey { get; }

    /// <param name="program">The <c>acs-connector</c> to start.</param>
    /// <param name="data">Null for a folder of its own that goes when it ends.</param>
    /// <param name="inMemory">Whether the identities are kept in memory, not in the folder.</param>
    public static ConnectorProcess Start(string program, TemporaryFolder? data = null, bool inMemory = false)
    {
        var ownData = data is null ? new TemporaryFolder() : null;
        string[] ports = ["--api-port", "0", "--emulator-port", "0", "--emulator-http-port", "0", "--page-port", "0"];
        string[] store = ["--data", (data ?? ownData!).Path, .. inMemory ? ["--in-memory"] : Array.Empty<string>()];
        return new ConnectorProcess(ServerProcess.Start(program, ["start", "--json", "--no-limits", .. ports, .. store]), ownData);
    }

    public void Dispose()
    {
        Process.Dispose();
        _ownData?.Dispose();
    }

    private string Ready(string name) => (string)_ready[name]!;
}
