namespace AcsConnector.Flows.Transport;

/// <summary>What carries requests to where their responses come from: the network, or a file of mocks.</summary>
internal abstract class FlowTransport
{
    /// <exception cref="NoResponseException">Nobody responded: the connection failed, or it was lost before the response.</exception>
    public abstract Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken);
}
