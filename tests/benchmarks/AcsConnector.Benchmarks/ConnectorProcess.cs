using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AcsConnector.Benchmarks;

/// <summary>A running <c>acs-connector start</c>: identities on disk, no limits, free ports.</summary>
internal sealed class ConnectorProcess : IDisposable
{
    private readonly Process _process;
    private readonly TemporaryFolder? _ownData;
    private readonly JsonNode _ready;

    private ConnectorProcess(Process process, TemporaryFolder? ownData, JsonNode ready)
    {
        _process = process;
        _ownData = ownData;
        _ready = ready;
    }

    public static string SourceTree { get; } = FindSourceTree();

    /// <summary>The command line as its Release build in this source tree.</summary>
    public static string ReleaseBuild { get; } = Path.Combine(
        SourceTree, "src", "AcsConnector.Cli", "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "acs-connector.exe" : "acs-connector");

    public Uri Api => new(Ready("api"));

    public Uri EmulatorHttp => new(Ready("emulatorHttp"));

    public string ApiKey => Ready("apiKey");

    public string ConnectionString => Ready("connectionString");

    public string AccessKey => ConnectionString.Split("accesskey=")[1];

    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ConnectorProcess Start(string program, TemporaryFolder? data = null)
    {
        var ownData = data is null ? new TemporaryFolder() : null;
        var process = Process.Start(new ProcessStartInfo(program,
            ["start", "--json", "--no-limits", "--api-port", "0", "--emulator-port", "0", "--emulator-http-port", "0", "--page-port", "0", "--data", (data ?? ownData!).Path])
        {
            RedirectStandardOutput = true,
        })!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"'{program}' did not start.");
        return new ConnectorProcess(process, ownData, JsonNode.Parse(line)!);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _ownData?.Dispose();
    }

    private string Ready(string name) => (string)_ready[name]!;

    private static string FindSourceTree()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AcsConnector.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? "";
    }
}
