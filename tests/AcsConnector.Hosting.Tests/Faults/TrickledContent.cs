using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AcsConnector.Hosting.Tests.Faults;

/// <summary>A body that its sender takes its time for.</summary>
internal sealed class TrickledContent : HttpContent
{
    private readonly byte[] _json;
    private readonly TimeSpan _pause;

    public TrickledContent(string json, TimeSpan over)
    {
        _json = Encoding.UTF8.GetBytes(json);
        _pause = over / _json.Length;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var part in _json.Chunk(1))
        {
            await stream.WriteAsync(part);
            await stream.FlushAsync();
            await Task.Delay(_pause);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1; // In chunks.
        return false;
    }
}
