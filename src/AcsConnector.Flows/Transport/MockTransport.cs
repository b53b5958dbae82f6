using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>Answers from a file, by the name of the action: in order, and the last one again and again. Other actions go on to the next transport.</summary>
public sealed class MockTransport : FlowTransport
{
    private readonly Dictionary<string, Queue<FlowResponse?>> _responses = new(StringComparer.OrdinalIgnoreCase);
    private readonly FlowTransport? _others;

    /// <param name="mocks">
    /// <c>{"Action": [{"statusCode", "headers"?, "body"?}, …]}</c>; <c>{"noAnswer": true}</c> is a lost connection, and <c>[]</c> an action
    /// that is not to be reached.
    /// </param>
    /// <param name="others">Carries the requests of actions without answers; null to refuse them.</param>
    /// <exception cref="ValueJsonException">The mocks are not of that shape.</exception>
    public MockTransport(Value mocks, FlowTransport? others)
    {
        _others = others;
        foreach (var (action, responses) in mocks as ObjectValue ?? throw new ValueJsonException("Mocks are an object: the name of an action and its answers each."))
        {
            _responses[action] = responses is ArrayValue list
                ? new Queue<FlowResponse?>(list.Items.Select(response => Read(action, response)))
                : throw new ValueJsonException($"The mocks of '{action}' are an array of answers.");
        }
    }

    public bool Has(string action) => _responses.ContainsKey(action);

    public override Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        var isMocked = _responses.TryGetValue(request.Action, out var responses);
        if (!isMocked && _others is not null)
            return _others.SendAsync(request, cancellationToken);
        if (responses is null or { Count: 0 })
            throw new NoResponseException($"There is no answer for '{request.Action}' in the mocks.") { IsWorthRetrying = false };
        var response = responses.Count > 1 ? responses.Dequeue() : responses.Peek();
        return Task.FromResult(response ?? throw new NoResponseException("The connection was lost before the answer."));
    }

    private static FlowResponse? Read(string action, Value json)
    {
        if (json is not ObjectValue response)
            throw new ValueJsonException($"An answer of '{action}' is not an object with statusCode, headers and body.");
        if (response["noAnswer"] is BooleanValue { Content: true })
            return null;
        var status = response["statusCode"] switch
        {
            null => 200,
            IntegerValue { Content: >= 100 and <= 599 } code => (int)code.Content,
            var other => throw new ValueJsonException($"The statusCode of an answer of '{action}' is a number from 100 to 599, not {other}."),
        };
        return new FlowResponse(status, response["headers"].AsObject(), response["body"]);
    }
}
