using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>Writes down what another transport returns, as mocks for the next run. Secrets are replaced when they are written.</summary>
internal sealed class RecordingTransport(FlowTransport inner, Secrets secrets) : FlowTransport
{
    private readonly OrderedDictionary<string, List<Value>> _responses = [];

    /// <summary>The responses so far, in the shape <see cref="MockTransport"/> reads.</summary>
    public ObjectValue ToMocks()
    {
        var mocks = new OrderedDictionary<string, Value>();
        foreach (var (action, responses) in _responses)
            mocks[action] = new ArrayValue([.. responses.Select(secrets.Mask)]);
        return new ObjectValue(mocks);
    }

    public override async Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await inner.SendAsync(request, cancellationToken);
            Add(request.Action, response.Result ?? Describe(response));
            return response;
        }
        catch (NoResponseException)
        {
            Add(request.Action, new ObjectValue(("noResponse", true)));
            throw;
        }
    }

    private static ObjectValue Describe(FlowResponse response)
    {
        var json = new ObjectValue(("statusCode", response.StatusCode), ("headers", response.Headers));
        return response.Body is null ? json : json.With("body", response.Body);
    }

    private void Add(string action, Value response)
    {
        lock (_responses)
        {
            if (!_responses.TryGetValue(action, out var responses))
                _responses.Add(action, responses = []);
            responses.Add(response);
        }
    }
}
