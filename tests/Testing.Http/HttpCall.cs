using System.Text;

namespace AcsConnector.Testing;

/// <summary>What one request is on the wire, whoever is called.</summary>
public abstract record HttpCall(string Method, string? Body)
{
    /// <summary>Null sends a body without saying what it is.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>Sends the body without saying how long it is.</summary>
    public bool Chunked { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    protected HttpRequestMessage RequestTo(Uri address)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), address);
        if (Body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        if (Body is not null && ContentType is not null)
            request.Content!.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        if (Chunked)
            request.Headers.TransferEncodingChunked = true;
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
