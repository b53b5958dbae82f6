using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>
/// Responses from a file, by the name of the action: in order, and the last one again and again. Those with a condition are for the
/// requests that meet it and come before the others. Requests of other actions go on to the next transport.
/// </summary>
internal sealed class MockTransport : FlowTransport
{
    private readonly Dictionary<string, IReadOnlyList<Mock>> _mocks = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Mock, int> _given = new(ReferenceEqualityComparer.Instance);
    private readonly FlowTransport? _others;

    /// <param name="mocks">
    /// <c>{"Action": [mock, …]}</c>. A mock is a response, <c>{statusCode, headers, body}</c>, the result of an action, <c>{status, code,
    /// outputs, error}</c>, or a lost connection, <c>{"noResponse": true}</c>; beside it stand <c>delay</c> (a duration), <c>times</c>
    /// (how often it is given) and <c>when</c> (method, path, query, header, body, item of the requests it is for). <c>[]</c> is an
    /// action that is not to be reached.
    /// </param>
    /// <param name="others">Carries the requests of actions without mocks; null to refuse them.</param>
    /// <exception cref="MocksException">The mocks are not of that shape.</exception>
    public MockTransport(Value mocks, FlowTransport? others)
    {
        _others = others;
        foreach (var (action, json) in mocks as ObjectValue ?? throw new MocksException("Mocks are an object: the name of an action and its responses each."))
            _mocks[action] = new MockReader(action).ReadAll(json);
    }

    /// <summary>Whether there are mocks of that action.</summary>
    public bool Has(string action) => _mocks.ContainsKey(action);

    public override Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        var isMocked = _mocks.TryGetValue(request.Action, out var mocks);
        if (!isMocked && _others is not null)
            return _others.SendAsync(request, cancellationToken);
        if (Choose(mocks ?? [], request) is not { } mock)
            throw new NoResponseException($"There is no response{(mocks is { Count: > 0 } ? " left" : "")} for '{request.Action}' in the mocks.") { IsWorthRetrying = false };
        _given[mock] = _given.GetValueOrDefault(mock) + 1;
        return mock.Response is { } response
            ? Task.FromResult(response with { Delay = mock.Delay })
            : throw new NoResponseException("The connection was lost before the response.") { Delay = mock.Delay };
    }

    private Mock? Choose(IReadOnlyList<Mock> mocks, FlowRequest request) =>
        Next(mocks, mock => mock.When?.IsMet(request) == true) ?? Next(mocks, mock => mock.When is null);

    /// <summary>Of those for the request the first that is not used up; without a number of times the last never is.</summary>
    private Mock? Next(IReadOnlyList<Mock> mocks, Func<Mock, bool> isForRequest)
    {
        Mock? last = null;
        foreach (var mock in mocks.Where(isForRequest))
        {
            if (_given.GetValueOrDefault(mock) < (mock.Times ?? 1))
                return mock;
            last = mock;
        }

        return last is { Times: null } ? last : null;
    }
}
