namespace AcsConnector.Flows.Transport;

/// <summary>What carries requests to where they are answered: the network, or a file of answers.</summary>
internal abstract class FlowTransport
{
    /// <exception cref="NoResponseException">Nobody answered: the connection failed, or it was lost before the answer.</exception>
    public abstract Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken);
}
