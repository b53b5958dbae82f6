using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace AcsConnector.Testing.Hosting;

/// <summary>
/// Stands where the Functions host is: starts the worker of a package, loads its functions, tells it of every call while it
/// hands on the call's request (with the proxy the host has, YARP), and starts the worker again when it ends.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    /// <summary>On what the host answers itself when the worker did not.</summary>
    public const string FailureHeader = "X-Worker-Gave-No-Answer";

    /// <summary>So many starts in a row may fail; then the host gives up.</summary>
    private const int FailedStarts = 3;

    private static readonly ForwarderRequestConfig Waits = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };
    private readonly WorkerPackage _package;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly RpcServer _rpc = new();
    private readonly WebApplication _front;
    private readonly HttpMessageInvoker _workers = new(new HostRetries());
    private readonly ConcurrentStack<Worker> _lives = new();
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private Task _keeping = Task.CompletedTask;
    private volatile bool _isStopping;
    private long _failures;

    private FunctionsHost(WorkerPackage package, IReadOnlyDictionary<string, string> settings)
    {
        (_package, _settings) = (package, settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddHttpForwarder();
        _front = builder.Build();
        _front.Run(AnswerAsync);
    }

    /// <summary>What callers have before them.</summary>
    public HttpClient Client { get; private set; } = null!;

    public Worker Worker => _lives.TryPeek(out var worker) ? worker : throw new InvalidOperationException("The host has not started.");

    /// <summary>All of them, the last one first.</summary>
    public IReadOnlyList<Worker> Lives => [.. _lives];

    public int Starts => _lives.Count;

    /// <summary>How often each function was called, by its name.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <summary>How many requests the worker gave no answer to.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>What all lives of the worker handed to the host.</summary>
    public IReadOnlyList<RpcLogLine> Logs => [.. _lives.Reverse().SelectMany(life => life.Logs)];

    /// <summary>Gives the host when its worker is ready.</summary>
    /// <param name="package">The worker.</param>
    /// <param name="settings">The app's settings: variables of the worker's environment.</param>
    /// <exception cref="WorkerStartException">The worker ended every time, and the host gave up.</exception>
    public static async Task<FunctionsHost> StartAsync(WorkerPackage package, IReadOnlyDictionary<string, string> settings)
    {
        var host = new FunctionsHost(package, settings);
        await host._rpc.StartAsync();
        await host._front.StartAsync();
        host.Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(host._front.Urls.Single()),
        };
        try
        {
            await host.StartWorkerAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        host._keeping = host.KeepAliveAsync();
        return host;
    }

    /// <summary>Kills the worker and waits for its next life.</summary>
    /// <returns>What the killed one handed to the host.</returns>
    public async Task<IReadOnlyList<RpcLogLine>> KillAsync()
    {
        var (killed, life) = (Worker, Starts);
        await killed.KillAsync();
        while (Starts == life)
            await Task.Delay(5);
        await Worker.Conversation.Ready;
        return killed.Logs;
    }

    /// <summary>Takes leave of the worker for good.</summary>
    /// <returns>What all lives wrote to standard error.</returns>
    public async Task<string> StopAsync()
    {
        _isStopping = true;
        while (!_keeping.IsCompleted) // The next one may be on its way already.
            await Task.WhenAny(_keeping, Task.WhenAll(Worker.TerminateAsync(), Task.Delay(5)));
        return string.Concat(await Task.WhenAll(_lives.Select(life => life.EndedAsync())));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(); // Before the servers: an open stream would hold them.
        Client.Dispose();
        await _front.DisposeAsync();
        await _rpc.DisposeAsync();
        _workers.Dispose();
        foreach (var life in _lives)
            life.Dispose();
    }

    private async Task StartWorkerAsync()
    {
        for (var failed = 1; ; failed++)
        {
            var worker = new Worker(_package, _rpc, _settings);
            _lives.Push(worker);
            try
            {
                await worker.Conversation.Ready;
                return;
            }
            catch (InvalidOperationException) when (_isStopping)
            {
                return;
            }
            catch (InvalidOperationException) when (failed < FailedStarts)
            {
                await worker.TerminateAsync();
            }
            catch (InvalidOperationException e)
            {
                throw new WorkerStartException(e.Message, [.. await Task.WhenAll(Lives.Take(failed).Reverse().Select(EndAsync))]);
            }
        }

        static async Task<(int, string)> EndAsync(Worker worker)
        {
            var errors = await worker.TerminateAsync();
            return (worker.ExitCode, errors);
        }
    }

    private async Task KeepAliveAsync()
    {
        await Worker.EndedAsync();
        while (!_isStopping)
        {
            await StartWorkerAsync();
            await Worker.EndedAsync();
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (await ReadyWorkerAsync() is not { } worker)
            Fail(http, StatusCodes.Status503ServiceUnavailable, "no worker");
        else if (worker.Functions.FirstOrDefault(function => function.Takes(http.Request)) is not { } function)
            Fail(http, StatusCodes.Status404NotFound, "no such function");
        else
            await CallAsync(http, worker, function);
    }

    private async Task CallAsync(HttpContext http, RpcConversation worker, HostedFunction function)
    {
        _calls.AddOrUpdate(function.Metadata.Name, 1, (_, count) => count + 1);
        var invocation = Invocation.Of(http.Request);
        var forwarder = http.RequestServices.GetRequiredService<IHttpForwarder>();
        await using var gone = http.RequestAborted.Register(() => worker.Cancel(invocation));
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, worker.Over);

        var forwarding = forwarder.SendAsync(http, worker.HttpAddress, _workers, Waits, new HostHeaders(invocation), lost.Token);
        var failure = await worker.InvokeAsync(function, invocation);
        var error = await forwarding;
        if ((failure is null && error == ForwarderError.None) || http.RequestAborted.IsCancellationRequested)
            return;

        Interlocked.Increment(ref _failures);
        Fail(http, StatusCodes.Status500InternalServerError, Uri.EscapeDataString(failure ?? $"{error}"));
    }

    /// <summary>Waits for the next one when the last one is gone; null when the host has given up.</summary>
    private async Task<RpcConversation?> ReadyWorkerAsync()
    {
        while (!_isStopping && !_keeping.IsFaulted)
        {
            var worker = Worker.Conversation;
            await worker.Ready.ContinueWith(_ => { }, TaskScheduler.Default);
            if (worker.Ready.IsCompletedSuccessfully && !worker.Over.IsCancellationRequested)
                return worker;
            await Task.Delay(5);
        }

        return null;
    }

    private static void Fail(HttpContext http, int status, string why)
    {
        if (http.Response.HasStarted)
            return;
        http.Response.Clear();
        http.Response.StatusCode = status;
        http.Response.Headers[FailureHeader] = why;
    }
}
