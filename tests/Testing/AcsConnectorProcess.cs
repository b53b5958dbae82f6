using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AcsConnector.Testing;

/// <summary>A program under test, in a process of its own.</summary>
public sealed class AcsConnectorProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Task<string> _errors;

    private AcsConnectorProcess(Process process)
    {
        Process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The published <c>acs-connector</c> to test; null for the one that was built with the tests.</summary>
    public static string? NamedProgram { get; } =
        Environment.GetEnvironmentVariable("ACSCONNECTOR_PROGRAM") is { Length: > 0 } path ? path : null;

    /// <summary>What runs <c>acs-connector</c> with <see cref="Arguments"/>.</summary>
    public static string CommandLineProgram => NamedProgram ?? Program("dotnet");

    public Process Process { get; }

    /// <summary>Starts <c>acs-connector</c>.</summary>
    public static AcsConnectorProcess Run(params string[] arguments) => Run(CommandLineProgram, Arguments(arguments));

    /// <param name="folder">Where it runs; null for the tests' own folder.</param>
    public static AcsConnectorProcess Run(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // As in the tests themselves: see Directory.Build.props.
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new AcsConnectorProcess(Process.Start(start)!);
    }

    /// <summary>The host that runs this test also runs the program.</summary>
    public static string Program(string name) => name == "dotnet" ? Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? name : name;

    /// <summary>Whether a program is there and ends well.</summary>
    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // Not installed.
        }
    }

    /// <summary>What <see cref="CommandLineProgram"/> needs to run <c>acs-connector</c>.</summary>
    public static string[] Arguments(params string[] arguments) =>
        NamedProgram is null ? ["exec", Path.Combine(AppContext.BaseDirectory, "acs-connector.dll"), .. arguments] : arguments;

    public async Task<string> ReadLineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Process.StandardOutput.ReadLineAsync(patience.Token)
            ?? throw new InvalidOperationException($"The program ended without a line. It said: {await _errors}");
    }

    /// <param name="within">How long it may take; null for a minute.</param>
    public async Task<(int ExitCode, string Output, string Errors)> WaitForExitAsync(TimeSpan? within = null)
    {
        using var patience = new CancellationTokenSource(within ?? Patience);
        var output = await Process.StandardOutput.ReadToEndAsync(patience.Token);
        await Process.WaitForExitAsync(patience.Token);
        return (Process.ExitCode, output, await _errors);
    }

    /// <summary>All of them, when it has ended.</summary>
    public Task<string> ErrorsAsync() => _errors;

    /// <summary>What Ctrl+C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{Process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}

/// <summary><c>acs-connector start --json</c> on free ports.</summary>
public sealed class RunningConnector : IAsyncDisposable
{
    private readonly AcsConnectorProcess _program;
    private readonly JsonObject _ready;

    private RunningConnector(AcsConnectorProcess program, JsonObject ready)
    {
        _program = program;
        _ready = ready;
        Api = new HttpClient { BaseAddress = new Uri(Said("api")) };
        Emulator = new HttpClient { BaseAddress = new Uri(Said("emulatorHttp")) };
    }

    public HttpClient Api { get; }

    /// <summary>For the emulator's own routes; calls of the service need a signature.</summary>
    public HttpClient Emulator { get; }

    /// <summary>The address of the playground page.</summary>
    public string Page => Said("page");

    public Process Process => _program.Process;

    public string ApiKey => Said("apiKey");

    public string ConnectionString => Said("connectionString");

    public string EmulatorEndpoint => Said("emulator");

    public string EmulatorHttpEndpoint => Said("emulatorHttp");

    public string Certificate => Said("certificate");

    public static Task<RunningConnector> StartAsync(string data, params string[] more) => StartAsync(data, pagePort: 0, more);

    public static async Task<RunningConnector> StartAsync(string data, int pagePort, params string[] more)
    {
        var program = AcsConnectorProcess.Run(
            ["start", "--json", "--api-port", "0", "--emulator-port", "0", "--emulator-http-port", "0", "--page-port", $"{pagePort}", "--data", data, .. more]);
        return new RunningConnector(program, JsonNode.Parse(await program.ReadLineAsync())!.AsObject());
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string connectionHeader, string? json = null) =>
        SendAsync(Api, method, path, connectionHeader, json);

    public static Task<HttpResponseMessage> SendAsync(HttpClient api, HttpMethod method, string path, string connectionHeader, string? json = null)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { { "Connection-String", connectionHeader } } };
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return api.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What the emulator says of a token: alive, revoked, …</summary>
    public async Task<string> TokenStatusAsync(string token)
    {
        using var content = new StringContent(new JsonObject { ["token"] = token }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await Emulator.PostAsync("/_emulator/introspect", content, TestContext.Current.CancellationToken);
        return (await JsonAsync(answer))["reason"]!.GetValue<string>();
    }

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Emulator.Dispose();
        await _program.DisposeAsync();
    }

    private string Said(string name) => _ready[name]!.GetValue<string>();
}
