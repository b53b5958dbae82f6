using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AcsConnector.Api.Access;
using AcsConnector.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Api.Tests.Hostile;

/// <summary>The API in front of the emulator, with an eye on its log and on the hosts it calls. It keeps nothing of a request.</summary>
internal sealed class ApiUnderFire : IAsyncDisposable
{
    private readonly EmulatorHost _emulator;
    private readonly WebApplication _app;
    private readonly Watch _watch;

    private ApiUnderFire(EmulatorHost emulator, WebApplication app, Watch watch)
    {
        _emulator = emulator;
        _app = app;
        _watch = watch;
    }

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>What was logged or called and should not have been.</summary>
    public IReadOnlyCollection<string> Complaints => _watch.Complaints;

    public static async Task<ApiUnderFire> StartAsync()
    {
        var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { DataFolder = SharedFolder.Path, InMemory = true, HttpsPort = 0, HttpPort = 0, EnforceLimits = false },
            cancellationToken: TestContext.Current.CancellationToken);
        var watch = new Watch();
        WayOut.Only.LeaveOut(HostileRequests.Marker);
        var app = RunningApi.Build(
            [
                ("Emulator:Endpoint", emulator.Https.AbsoluteUri),
                ("Emulator:Certificate", emulator.CertificatePath),
                ("COMMUNICATION_SERVICES_CONNECTION_STRING", emulator.ConnectionString),
                ("Access:PrimaryApiKey", RunningApi.ApiKey),
                ("Upstream:RetryDelay", "00:00:00.001"),
            ],
            services: [watch, new Network((host, _) => Task.FromResult(watch.Resolve(host)), (_, _, _) => throw new SocketException((int)SocketError.ConnectionRefused))]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ApiUnderFire(emulator, app, watch);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    private sealed class Watch : ILoggerProvider
    {
        public ConcurrentQueue<string> Complaints { get; } = new();

        /// <summary>As the program has it: the API's own entries, and warnings of all others.</summary>
        public ILogger CreateLogger(string categoryName) =>
            new WatchedLog(Complaints, categoryName.StartsWith("AcsConnector", StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning);

        public IPAddress[] Resolve(string host)
        {
            // A host that lost the mark goes by the proxy of all tests, whose own host is then asked for here.
            if (host.Contains(HostileRequests.Marker, StringComparison.Ordinal) && !HostileRequestTests.MayBeCalled().IsMatch($"endpoint=https://{host}/"))
                Complaints.Enqueue($"called: {host}");
            return [IPAddress.Parse("20.1.2.3")];
        }

        public void Dispose()
        {
        }
    }
    private sealed class WatchedLog(ConcurrentQueue<string> complaints, LogLevel minimum) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            var entry = $"{logLevel}: {formatter(state, exception)} {exception}";
            if (logLevel >= LogLevel.Error || entry.Contains(HostileRequests.Secret, StringComparison.Ordinal))
                complaints.Enqueue(entry);
        }
    }
}
