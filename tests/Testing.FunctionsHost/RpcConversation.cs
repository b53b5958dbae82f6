using System.Collections.Concurrent;
using System.Threading.Channels;
using AcsConnector.Testing.Hosting.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Testing.Hosting;

/// <summary>What the host and one worker say to each other: what functions there are, which of them is called, how that ended.</summary>
internal sealed class RpcConversation(WorkerPackage package) : IDisposable
{
    private const int Success = 1;
    private const string Lost = "the worker has ended";
    private readonly Channel<StreamingMessage> _toSay = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> _open = new();
    private readonly ConcurrentQueue<RpcLogLine> _logs = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _over = new();
    private int _notLoaded;

    /// <summary>When all functions are loaded. Fails when the worker ends before.</summary>
    public Task Ready => _ready.Task;

    /// <summary>The worker is gone.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>The most special route first.</summary>
    public IReadOnlyList<HostedFunction> Functions { get; private set; } = [];

    /// <summary>Where the worker takes the HTTP requests of its functions.</summary>
    public string HttpAddress { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<RpcLogLine> Logs => [.. _logs];

    /// <summary>After the worker has told who it is, until it hangs up.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> heard, IServerStreamWriter<StreamingMessage> said, CancellationToken hungUp)
    {
        Say(new()
        {
            WorkerInitRequest = new()
            {
                HostVersion = HostHeaders.HostVersion,
                WorkerDirectory = package.Folder,
                FunctionAppDirectory = package.Folder,
            },
        });
        var saying = SayAllAsync(said, hungUp);
        try
        {
            while (await heard.MoveNext(hungUp))
                Hear(heard.Current);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or RpcException)
        {
            // Killed.
        }

        _toSay.Writer.TryComplete();
        await saying;
    }

    /// <summary>The worker's process has ended, or never came to a stream.</summary>
    public void End(string why)
    {
        _ready.TrySetException(new InvalidOperationException(why));
        _over.Cancel();
        foreach (var invocation in _open.Values)
            invocation.TrySetResult(Lost);
    }

    /// <summary>Says that a function is called.</summary>
    /// <returns>Why it failed, when it has ended; null when it did not.</returns>
    public Task<string?> InvokeAsync(HostedFunction function, Invocation invocation)
    {
        var ended = _open[invocation.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Say(new()
        {
            InvocationRequest = new()
            {
                InvocationId = invocation.Id,
                FunctionId = function.Metadata.FunctionId,
                InputData = { new ParameterBinding { Name = function.Parameter, Data = new() { Http = new() } } },
                TraceContext = new() { TraceParent = invocation.TraceParent },
            },
        });
        if (_over.IsCancellationRequested)
            ended.TrySetResult(Lost);
        return ended.Task;
    }

    /// <summary>Nobody waits for the answer any more.</summary>
    public void Cancel(Invocation invocation) => Say(new() { InvocationCancel = new() { InvocationId = invocation.Id } });

    public void Terminate(TimeSpan grace) => Say(new() { WorkerTerminate = new() { GracePeriod = Duration.FromTimeSpan(grace) } });

    /// <summary>When nobody calls any more.</summary>
    public void Dispose() => _over.Dispose();

    private void Say(StreamingMessage message)
    {
        message.RequestId = $"{Guid.NewGuid()}";
        _toSay.Writer.TryWrite(message);
    }

    private async Task SayAllAsync(IServerStreamWriter<StreamingMessage> said, CancellationToken hungUp)
    {
        try
        {
            await foreach (var message in _toSay.Reader.ReadAllAsync(hungUp))
                await said.WriteAsync(message, hungUp);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or RpcException or InvalidOperationException)
        {
            // Nobody is listening any more.
        }
    }

    private void Hear(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.RpcLog:
                Keep(message.RpcLog);
                break;
            case StreamingMessage.ContentOneofCase.WorkerInitResponse:
                Check(message.WorkerInitResponse.Result, "start");
                Capabilities = message.WorkerInitResponse.Capabilities;
                HttpAddress = Capabilities["HttpUri"];
                Say(new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = package.Folder } });
                break;
            case StreamingMessage.ContentOneofCase.FunctionMetadataResponse:
                Check(message.FunctionMetadataResponse.Result, "describe its functions");
                Load([.. message.FunctionMetadataResponse.Functions]);
                break;
            case StreamingMessage.ContentOneofCase.FunctionLoadResponse:
                Check(message.FunctionLoadResponse.Result, "load a function");
                if (--_notLoaded == 0)
                    _ready.TrySetResult();
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (_open.TryRemove(message.InvocationResponse.InvocationId, out var ended))
                    ended.TrySetResult(Failure(message.InvocationResponse.Result));
                break;
        }
    }

    private void Load(IReadOnlyList<RpcFunctionMetadata> functions)
    {
        var described = functions.Select(function => new HostedFunction(function, package.RoutePrefix));
        Functions = [.. described.OrderBy(function => function.Precedence)];
        _notLoaded = functions.Count;
        foreach (var function in functions)
            Say(new() { FunctionLoadRequest = new() { FunctionId = function.FunctionId, Metadata = function } });
    }

    private void Keep(RpcLog log) => _logs.Enqueue(new(
        log.InvocationId, log.Category, (LogLevel)log.Level,
        log.Exception is { } exception ? $"{log.Message} {exception.Message} {exception.StackTrace}" : log.Message, log.LogCategory == 1));

    private void Check(StatusResult result, string what)
    {
        if (Failure(result) is { } why)
            _ready.TrySetException(new InvalidOperationException($"The worker could not {what}: {why}"));
    }

    private static string? Failure(StatusResult result) => result.Status == Success ? null : result.Exception?.Message ?? "no reason given";
}
