namespace AcsConnector.Benchmarks.Servers;

/// <summary>The API as a program of its own, in front of an emulator, as it runs in a container, but for the argument that lets it call an emulator.</summary>
internal sealed class ApiProcess : IDisposable
{
    public const string Key = "an-api-key-for-the-benchmarks";

    private ApiProcess(ServerProcess process) => Process = process;

    public ServerProcess Process { get; }

    /// <summary>From "Listening on http://127.0.0.1:1234. Ctrl+C stops."</summary>
    public ServerAddress Address => new(AddressIn(Process.FirstLine));

    public static Uri AddressIn(string firstLine) => new(firstLine.Split(' ')[2].TrimEnd('.'));

    public static ApiProcess Start(string program, ConnectorProcess emulator) => new(ServerProcess.Start(program, ["--local"],
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("Emulator__Endpoint", emulator.Https.Uri.AbsoluteUri),
        ("Emulator__Certificate", emulator.Certificate),
        ("COMMUNICATION_SERVICES_CONNECTION_STRING", emulator.ConnectionString),
        ("Access__PrimaryApiKey", Key)));

    public void Dispose() => Process.Dispose();
}
