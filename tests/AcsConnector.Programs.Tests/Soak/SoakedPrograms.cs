using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Soak;

/// <summary>
/// <c>acs-connector start</c> with its identities on disk, and in front of the same emulator a second API. An answer that is lost after
/// the service made a user can only be repaired through a customId, which <c>start</c> does not use: creates with a request id go to
/// the second.
/// </summary>
internal sealed class SoakedPrograms : IAsyncDisposable
{
    private const string SecondApiKey = "an-api-key-for-the-soak";
    private readonly AcsConnectorProcess _start, _second;

    private SoakedPrograms(AcsConnectorProcess start, AcsConnectorProcess second, JsonObject ready, string secondAddress)
    {
        (_start, _second) = (start, second);
        Api = Client(ready["api"]!.GetValue<string>(), ready["apiKey"]!.GetValue<string>());
        RepeatableApi = Client(secondAddress, SecondApiKey);
        Emulator = Client(ready["emulatorHttp"]!.GetValue<string>(), null);
    }

    public HttpClient Api { get; }

    public HttpClient RepeatableApi { get; }

    /// <summary>The emulator's own routes.</summary>
    public HttpClient Emulator { get; }

    public IReadOnlyList<(string Name, int Id)> Processes => [("start", _start.Process.Id), ("second API", _second.Process.Id)];

    public static async Task<SoakedPrograms> StartAsync(string data, JumpingClock clock)
    {
        var start = AcsConnectorProcess.Run(
            AcsConnectorProcess.CommandLineProgram,
            AcsConnectorProcess.Arguments(
                "start", "--json", "--no-limits", "--data", data,
                "--api-port", "0", "--emulator-port", "0", "--emulator-http-port", "0", "--page-port", "0"),
            clock.Environment);
        var ready = JsonNode.Parse(await start.ReadLineAsync())!.AsObject();

        var address = FreeAddress();
        var second = AcsConnectorProcess.Run(
            AcsConnectorProcess.Program("dotnet"),
            RunningApi.Arguments("--local"),
            new Dictionary<string, string>(clock.Environment)
            {
                ["ASPNETCORE_URLS"] = address,
                ["Emulator__Endpoint"] = ready["emulator"]!.GetValue<string>(),
                ["Emulator__Certificate"] = ready["certificate"]!.GetValue<string>(),
                ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = ready["connectionString"]!.GetValue<string>(),
                ["Access__PrimaryApiKey"] = SecondApiKey,
                ["Repeatability__ThroughCustomId"] = "true",
            });
        _ = second.Process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // Nobody's audit lines may fill the pipe.
        var programs = new SoakedPrograms(start, second, ready, address);
        await RunningApi.UntilItListensAsync(programs.RepeatableApi);
        return programs;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        RepeatableApi.Dispose();
        Emulator.Dispose();
        await _second.DisposeAsync();
        await _start.DisposeAsync();
    }

    private static HttpClient Client(string address, string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
        if (key is not null)
            client.DefaultRequestHeaders.Add("Connection-String", key);
        return client;
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
