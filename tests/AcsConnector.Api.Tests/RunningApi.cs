using System.Text;
using System.Text.Json;
using AcsConnector.Api.Settings;
using AcsConnector.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Api.Tests;

/// <summary>The API on a free port in front of an emulator with no identities, and the calls that tests make to both.</summary>
internal sealed class RunningApi : IAsyncDisposable
{
    public const string ApiKey = "the primary key of these tests";
    public const string SecondApiKey = "the secondary key of these tests";

    /// <summary>How often an armed fault would strike.</summary>
    private const int FaultTimes = 9;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    });
    private readonly WebApplication _app;
    private readonly EmulatorHost? _emulator;

    private RunningApi(WebApplication app, CapturedLog log, EmulatorHost? emulator, string connectionString)
    {
        _app = app;
        _emulator = emulator;
        Log = log;
        ConnectionString = connectionString;
    }

    /// <summary>Of the service behind this API.</summary>
    public string ConnectionString { get; }

    public string Endpoint => ConnectionString.Split('=', ';')[1];

    public string CertificatePath => _emulator!.CertificatePath;

    /// <summary>The emulator's, in its App Service form.</summary>
    public string ManagedIdentityEndpoint => new Uri(_emulator!.Http, "/msi/token").AbsoluteUri;

    public CapturedLog Log { get; }

    public Uri Address => new(_app.Urls.Single());

    /// <param name="settings">In place of the usual ones; null takes one away.</param>
    public static async Task<RunningApi> StartAsync(params (string Name, string? Value)[] settings)
    {
        var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { DataFolder = SharedFolder.Path, InMemory = true, HttpsPort = 0, HttpPort = 0 },
            cancellationToken: TestContext.Current.CancellationToken);
        return await StartAsync(emulator, emulator.Https, emulator.CertificatePath, emulator.ConnectionString, settings);
    }

    /// <summary>In front of something else than the emulator.</summary>
    public static Task<RunningApi> StartAsync(FakeService service, params (string Name, string? Value)[] settings) =>
        StartAsync(service.Endpoint, settings);

    public static Task<RunningApi> StartAsync(Uri service, params (string Name, string? Value)[] settings) =>
        StartAsync(null, service, FakeService.CertificatePath, $"endpoint={service};accesskey=a2V5", settings);

    /// <summary>With a clock or a network of the test's own.</summary>
    public static Task<RunningApi> StartAsync(IReadOnlyList<object> services, Uri service, params (string Name, string? Value)[] settings) =>
        StartAsync(null, service, FakeService.CertificatePath, $"endpoint={service};accesskey=a2V5", settings, services);

    /// <summary>As another host would run it.</summary>
    public static Task<RunningApi> StartAsync(HostKind host, Uri service, params (string Name, string? Value)[] settings) =>
        StartAsync(null, service, FakeService.CertificatePath, $"endpoint={service};accesskey=a2V5", settings, host: host);

    /// <summary>An API with these settings and no others, not started.</summary>
    public static WebApplication Build(
        IEnumerable<(string Name, string? Value)> settings, CapturedLog? log = null, IReadOnlyList<object>? services = null,
        HostKind host = HostKind.Local)
    {
        HttpClient.DefaultProxy = WayOut.Only;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        if (log is not null)
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value));
        foreach (var service in services ?? [])
            builder.Services.Add(new ServiceDescriptor(TypeOf(service), service));
        builder.AddCloudServices();
        return ConnectorApi.Build(builder, host);
    }

    private static Type TypeOf(object service) => service switch
    {
        TimeProvider => typeof(TimeProvider),
        ILoggerProvider => typeof(ILoggerProvider),
        _ => service.GetType(),
    };

    /// <summary>The emulator forgets users, faults and counted calls; the log is empty.</summary>
    public async Task ResetAsync()
    {
        using var request = new Call("POST", "/_emulator/reset").ToRequest(_emulator!.Http);
        Assert.Equal(204, (await SendAsync(request)).Status);
        Log.Clear();
    }

    public async Task<Answer> SendAsync(Call call)
    {
        using var request = call.ToRequest(Address);
        var connection = call.Connection ?? call.By switch { Caller.ConnectionString => ConnectionString, Caller.ApiKey => ApiKey, _ => null };
        if (connection is not null)
            request.Headers.TryAddWithoutValidation("Connection-String", connection);
        return await SendAsync(request, call.HangUp);
    }

    /// <summary>The same call to the service itself, for what it would have said.</summary>
    public async Task<Answer> AskServiceAsync(Call call, string version = "2023-10-01")
    {
        var target = $"{call.Target}?api-version={version}";
        using var request = (call with { Target = target }).ToRequest(_emulator!.Http);
        var body = Encoding.UTF8.GetBytes(call.Body ?? "");
        foreach (var (name, value) in new Signer().Sign(call.Method, target, _emulator.Http.Authority, body, DateTimeOffset.UtcNow))
            request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(request);
    }

    public async Task<string> NewUserAsync() => (await SendAsync(Call.Create())).Id;

    public async Task<string> NewTokenAsync(string id) => (await SendAsync(Call.Issue(id))).Token;

    /// <summary>A call to one of the emulator's own routes.</summary>
    public async Task<JsonElement> EmulatorAsync(string method, string path, string? body = null)
    {
        using var request = new Call(method, $"/_emulator/{path}", body).ToRequest(_emulator!.Http);
        var answer = await SendAsync(request);
        Assert.InRange(answer.Status, 200, 299);
        return answer.Json;
    }

    /// <summary>"alive", or why it is not.</summary>
    public async Task<string?> StateOfAsync(string token) =>
        (await EmulatorAsync("POST", "introspect", $$"""{"token":"{{token}}"}""")).GetProperty("reason").GetString();

    /// <summary>How many identities there are.</summary>
    public async Task<long> CountAsync() => (await EmulatorAsync("GET", "identities")).GetProperty("total").GetInt64();

    /// <param name="fault">The members that say what goes wrong.</param>
    public Task ArmAsync(string operation, string fault, int times = FaultTimes) =>
        EmulatorAsync("POST", "faults", $$"""{"operation":"{{operation}}","times":{{times}},{{fault}}}""");

    /// <summary>How often the fault has struck.</summary>
    public async Task<int> AttemptsAsync() => FaultTimes - (await EmulatorAsync("GET", "faults")).GetProperty("value")[0].GetProperty("times").GetInt32();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        if (_emulator is not null)
            await _emulator.DisposeAsync();
    }

    private static async Task<RunningApi> StartAsync(
        EmulatorHost? emulator, Uri service, string certificate, string connectionString, (string Name, string? Value)[] settings,
        IReadOnlyList<object>? services = null, HostKind host = HostKind.Local)
    {
        (string Name, string? Value)[] usual =
        [
            ("Emulator:Endpoint", service.AbsoluteUri),
            ("Emulator:Certificate", certificate),
            ("COMMUNICATION_SERVICES_CONNECTION_STRING", connectionString),
            ("Access:PrimaryApiKey", ApiKey),
            ("Access:SecondaryApiKey", SecondApiKey),
            ("Upstream:RetryDelay", "00:00:00.001"),
        ];
        var log = new CapturedLog();
        var app = Build(settings.UnionBy(usual, setting => setting.Name), log, services, host);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningApi(app, log, emulator, connectionString);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken hangUp = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(hangUp, TestContext.Current.CancellationToken);
        using var response = await _client.SendAsync(request, stop.Token);
        return await Answer.ReadAsync(response);
    }
}
