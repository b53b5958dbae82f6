namespace AcsConnector.Flows.Transport;

/// <summary>The network. Redirects are not followed, so that a key goes nowhere else.</summary>
/// <param name="client">Its handler decides about certificates; its timeout is the service's 120 seconds unless set otherwise.</param>
public sealed class HttpTransport(HttpClient client) : FlowTransport
{
    /// <summary>The service's limit for one synchronous request.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    public override async Task<FlowAnswer> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = ToMessage(request);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return await MessageBody.ToAnswerAsync(response, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new NoAnswerException(e.InnerException is null ? e.Message : $"{e.Message}: {e.InnerException.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoAnswerException("No answer came within the time limit of a request.", e);
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
            throw new NoAnswerException($"The request of '{request.Action}' cannot be sent: {e.Message}", e) { IsWorthRetrying = false };
        }
    }
}
