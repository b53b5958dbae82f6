namespace AcsConnector.Flows.Transport;

/// <summary>Keeps the requests that actions send, mocked or not, in their order: each attempt of a retry is one. Nothing in them is masked.</summary>
internal sealed class RequestRecorder
{
    private readonly List<FlowRequest> _requests = [];

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<FlowRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>A transport that keeps each request before the inner one carries it.</summary>
    public FlowTransport Over(FlowTransport inner) => new Recording(this, inner);

    private void Add(FlowRequest request)
    {
        lock (_requests)
            _requests.Add(request);
    }

    private sealed class Recording(RequestRecorder recorder, FlowTransport inner) : FlowTransport
    {
        public override Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
        {
            recorder.Add(request);
            return inner.SendAsync(request, cancellationToken);
        }
    }
}
