using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>
/// Stands where the Functions host is: starts the program of a package and asks until it answers, hands on what the
/// functions take (with the proxy the host has, YARP), and starts the program again when it ends. Unlike the host it never gives up.
/// </summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    /// <summary>On what the host answers itself when the handler did not.</summary>
    public const string FailureHeader = "X-Handler-Gave-No-Answer";

    private static readonly ForwarderRequestConfig Waits = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };
    private readonly ApiPackage _package;
    private readonly Dictionary<string, string> _environment;
    private readonly WebApplication _front;
    private readonly HttpMessageInvoker _handlers = new(new HostRetries());
    private readonly ConcurrentStack<Handler> _lives = new();
    private readonly int _port = FreePort();
    private Task _keeping = Task.CompletedTask;
    private volatile bool _isStopping;
    private long _failures;

    private FunctionsHost(ApiPackage package, IReadOnlyDictionary<string, string> settings)
    {
        _package = package;
        _environment = new Dictionary<string, string>(settings)
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{_port}",
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = $"{Guid.NewGuid()}",
            ["FUNCTIONS_HTTPWORKER_PORT"] = $"{_port}",
            // What the images of the Functions host set for themselves and hand on.
            ["ASPNETCORE_URLS"] = "http://+:80",
            ["ASPNETCORE_CONTENTROOT"] = "/azure-functions-host",
        };

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRoutingCore().AddHttpForwarder();
        _front = builder.Build();
        var prefix = package.Host["extensions"]!["http"]!["routePrefix"]!.GetValue<string>();
        foreach (var trigger in package.Functions.Select(function => function["bindings"]![0]!))
        {
            var methods = trigger["methods"]!.AsArray().Select(method => method!.GetValue<string>().ToUpperInvariant());
            _front.MapMethods($"{prefix}/{trigger["route"]}", methods, ForwardAsync);
        }

        _front.MapFallback("{**path}", NotFound); // Wrong methods, too: the host has no 405.
    }

    /// <summary>What callers have before them.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The program itself, past the host.</summary>
    public HttpClient Direct { get; } = new();

    public Handler Handler => _lives.TryPeek(out var handler) ? handler : throw new InvalidOperationException("The host has not started.");

    public int Starts => _lives.Count;

    /// <summary>How many requests the handler gave no answer to.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>What all lives of the program wrote to standard output.</summary>
    public IReadOnlyList<string> Lines => [.. _lives.SelectMany(life => life.Lines)];

    public static async Task<FunctionsHost> StartAsync(ApiPackage package, IReadOnlyDictionary<string, string> settings)
    {
        var host = new FunctionsHost(package, settings);
        await host._front.StartAsync(TestContext.Current.CancellationToken);
        host.Client = new HttpClient { BaseAddress = new Uri(host._front.Urls.Single()) };
        host.Direct.BaseAddress = new Uri($"http://127.0.0.1:{host._port}");
        host.Start();
        host._keeping = host.KeepAliveAsync();
        await RunningApi.UntilItListensAsync(host.Direct);
        return host;
    }

    /// <summary>What was written of a request. It was written before the answer left; only its way through the pipe takes time.</summary>
    public async Task<JsonNode> EventOfAsync(string clientRequestId)
    {
        for (var left = TimeSpan.FromSeconds(60); left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(5))
        {
            if (Lines.SingleOrDefault(line => line.Contains($"\"{clientRequestId}\"", StringComparison.Ordinal)) is { } line)
                return JsonNode.Parse(line)!;
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"The request {clientRequestId} was not told.");
    }

    /// <summary>Kills the program and waits for its next life.</summary>
    /// <returns>What the killed one wrote to standard output.</returns>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        var (killed, life) = (Handler, Starts);
        await killed.KillAsync();
        while (Starts == life)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await RunningApi.UntilItListensAsync(Direct);
        return killed.Lines;
    }

    /// <summary>Kills the program for good.</summary>
    /// <returns>What all lives wrote to standard error.</returns>
    public async Task<string> StopAsync()
    {
        _isStopping = true;
        await Handler.KillAsync();
        await _keeping;
        return string.Concat(await Task.WhenAll(_lives.Select(life => life.EndedAsync())));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        Direct.Dispose();
        _handlers.Dispose();
        await _front.DisposeAsync();
        foreach (var life in _lives)
            await life.DisposeAsync();
    }

    private void Start() => _lives.Push(new Handler(_package, _environment));

    private async Task KeepAliveAsync()
    {
        await Handler.EndedAsync();
        while (!_isStopping)
        {
            Start();
            await Handler.EndedAsync();
        }
    }

    private async Task ForwardAsync(HttpContext http)
    {
        var forwarder = http.RequestServices.GetRequiredService<IHttpForwarder>();
        var error = await forwarder.SendAsync(http, $"http://127.0.0.1:{_port}/", _handlers, Waits, HostHeaders.Instance);
        if (error == ForwarderError.None || http.RequestAborted.IsCancellationRequested)
            return;

        Interlocked.Increment(ref _failures);
        if (!http.Response.HasStarted)
            http.Response.Headers[FailureHeader] = $"{error}";
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.Headers[FailureHeader] = "no such function";
        return Task.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
