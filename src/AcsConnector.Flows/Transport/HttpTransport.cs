namespace AcsConnector.Flows.Transport;

/// <summary>The network. Redirects are not followed, so that a key goes nowhere else.</summary>
/// <param name="client">
/// Its handler decides about certificates, and is best one of <see cref="AllowedHosts.CreateHandler"/>; its timeout is the service's 120
/// seconds unless set otherwise.
/// </param>
/// <param name="hosts">Where requests may go.</param>
public sealed class HttpTransport(HttpClient client, AllowedHosts hosts) : FlowTransport
{
    /// <summary>The service's limit for one synchronous request.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    public override async Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = ToMessage(request);
            hosts.Check(message.RequestUri!);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return await MessageBody.ToResponseAsync(response, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new NoResponseException(e.InnerException is null ? e.Message : $"{e.Message}: {e.InnerException.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoResponseException("No answer came within the time limit of a request.", e);
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
