using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Testing;

/// <summary>Stands where a collector is and keeps what it is sent. Texts stand in protobuf as they are.</summary>
public sealed class OtlpStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Text)> _received = new();

    private OtlpStandIn()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _received.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
    }

    public string Endpoint => _app.Urls.Single();

    public static async Task<OtlpStandIn> StartAsync()
    {
        var collector = new OtlpStandIn();
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>What came for traces, metrics or logs.</summary>
    public string Received(string signal) => string.Concat(_received.Where(sent => sent.Path == $"/v1/{signal}").Select(sent => sent.Text));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
