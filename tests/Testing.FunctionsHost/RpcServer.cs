using System.Collections.Concurrent;
using AcsConnector.Testing.Hosting.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Testing.Hosting;

/// <summary>Where workers call their host: HTTP/2 without TLS, one stream for each worker.</summary>
internal sealed class RpcServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RpcConversation> _expected = new();
    private readonly WebApplication _app;

    public RpcServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0")
            .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(this).AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGrpcService<Service>();
    }

    public Uri Address => new(_app.Urls.Single());

    public Task StartAsync() => _app.StartAsync();

    /// <summary>The worker of this id will call.</summary>
    public void Expect(string workerId, RpcConversation conversation) => _expected[workerId] = conversation;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Service(RpcServer server) : FunctionRpc.FunctionRpcBase
    {
        public override async Task EventStream(
            IAsyncStreamReader<StreamingMessage> requestStream,
            IServerStreamWriter<StreamingMessage> responseStream,
            ServerCallContext context)
        {
            if (await requestStream.MoveNext(context.CancellationToken)
                && server._expected.TryRemove(requestStream.Current.StartStream?.WorkerId ?? "", out var conversation))
                await conversation.RunAsync(requestStream, responseStream, context.CancellationToken);
        }
    }
}
