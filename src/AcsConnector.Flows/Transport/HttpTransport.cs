using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>The network. Redirects are not followed, so that a key goes nowhere else.</summary>
/// <param name="client">
/// Its handler decides about certificates, and is best one of <see cref="AllowedHosts.CreateHandler"/>; its timeout is the service's 120
/// seconds unless set otherwise.
/// </param>
/// <param name="hosts">Where requests may go.</param>
/// <param name="maxBodySize">The largest body of a response in bytes; null for the size that a value of a flow may have.</param>
internal sealed class HttpTransport(HttpClient client, AllowedHosts hosts, int? maxBodySize = null) : FlowTransport
{
    private readonly int _maxBodySize = maxBodySize ?? FlowLimits.Default.MaxValueSize;

    /// <summary>The service's limit for one synchronous request.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    public override async Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        // The client's own timeout ends with the headers.
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (client.Timeout != System.Threading.Timeout.InfiniteTimeSpan)
            time.CancelAfter(client.Timeout);
        try
        {
            using var message = ToMessage(request);
            hosts.Check(message.RequestUri!);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, time.Token);
            return await MessageBody.ToResponseAsync(response, _maxBodySize, time.Token);
        }
        catch (HttpRequestException e)
        {
            throw new NoResponseException(e.InnerException is null ? e.Message : $"{e.Message}: {e.InnerException.Message}", e);
        }
        catch (IOException e)
        {
            throw new NoResponseException(e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoResponseException("No response came within the time limit of a request.", e);
        }
    }

    private static HttpRequestMessage ToMessage(FlowRequest request)
    {
        try
        {
            return MessageBody.ToMessage(request);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new NoResponseException($"The request of '{request.Action}' cannot be sent: {e.Message}", e) { IsWorthRetrying = false };
        }
    }
}
