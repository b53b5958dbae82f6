using System.Collections;
using System.Text.Json.Nodes;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>
/// Responses by the name of the action. Each run begins with the first response of each; what is added later for the same action takes the
/// place of what was there.
/// </summary>
public sealed class FlowMocks : IEnumerable<string>
{
    private readonly OrderedDictionary<string, Value> _responses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<RecordedRequest, CancellationToken, Task<MockResponse>>> _functions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes mocks with nothing in them.</summary>
    public FlowMocks()
    {
    }

    /// <summary>Copies mocks.</summary>
    /// <param name="others">What is copied.</param>
    public FlowMocks(FlowMocks others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach (var (action, responses) in others._responses)
            _responses[action] = responses;
        foreach (var (action, function) in others._functions)
            _functions[action] = function;
    }

    /// <summary>The same response to each request of an action.</summary>
    /// <param name="action">The action's name in the definition: <c>Send_mail</c>.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The body; null for none.</param>
    public void Add(string action, int statusCode, JsonNode? body = null) => Add(action, new MockResponse(statusCode, body));

    /// <summary>Responses in their order, the last one again and again. None at all stands for an action that is not to be reached.</summary>
    /// <param name="action">The action's name in the definition: <c>Send_mail</c>.</param>
    /// <param name="responses">The responses.</param>
    public void Add(string action, params IEnumerable<MockResponse> responses)
    {
        _functions.Remove(action);
        _responses[action] = new ArrayValue([.. responses.Select(response => response.ToValue())]);
    }

    /// <summary>A response that is made of the request. An exception that is thrown there leaves the run.</summary>
    /// <param name="action">The action's name in the definition: <c>Send_mail</c>.</param>
    /// <param name="respond">Called for each request, a retry too.</param>
    public void Add(string action, Func<RecordedRequest, MockResponse> respond) => Add(action, (request, _) => Task.FromResult(respond(request)));

    /// <summary>A response that is made of the request. An exception that is thrown there leaves the run.</summary>
    /// <param name="action">The action's name in the definition: <c>Send_mail</c>.</param>
    /// <param name="respondAsync">Called for each request, a retry too.</param>
    public void Add(string action, Func<RecordedRequest, CancellationToken, Task<MockResponse>> respondAsync)
    {
        _responses.Remove(action);
        _functions[action] = respondAsync;
    }

    /// <summary>Mocks as <c>acs-connector flow run --mocks</c> takes them: <c>{"Send_mail": [{"statusCode": 202}]}</c>.</summary>
    /// <param name="mocks">The name of an action and its responses each.</param>
    /// <exception cref="MocksException">They are of another shape.</exception>
    public void AddJson(JsonObject mocks)
    {
        var given = JsonBridge.ToObject(mocks);
        _ = new MockTransport(given, others: null);
        foreach (var (action, responses) in given)
        {
            _functions.Remove(action);
            _responses[action] = responses;
        }
    }

    /// <summary>Whether an action has a mock.</summary>
    /// <param name="action">The action's name, in any case.</param>
    public bool Contains(string action) => _responses.ContainsKey(action) || _functions.ContainsKey(action);

    /// <summary>The names of the actions that have mocks.</summary>
    public IEnumerator<string> GetEnumerator() => _responses.Keys.Concat(_functions.Keys).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As a file of mocks has them; what a function returns is known when it is asked.</summary>
    internal ObjectValue ToValue() => new([.. _responses.Select(mock => (mock.Key, mock.Value)), .. _functions.Keys.Select(action => (action, (Value)ArrayValue.Empty))]);

    /// <summary>Carries the requests of one run.</summary>
    internal FlowTransport Over(FlowTransport? others) =>
        new FunctionTransport(_functions, new MockTransport(new ObjectValue([.. _responses.Select(mock => (mock.Key, mock.Value))]), others));

    private sealed class FunctionTransport(
        IReadOnlyDictionary<string, Func<RecordedRequest, CancellationToken, Task<MockResponse>>> functions, FlowTransport others) : FlowTransport
    {
        public override async Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken) =>
            functions.TryGetValue(request.Action, out var respondAsync)
                ? (await respondAsync(RecordedRequest.Of(request), cancellationToken)).Give(request.Action)
                : await others.SendAsync(request, cancellationToken);
    }
}
