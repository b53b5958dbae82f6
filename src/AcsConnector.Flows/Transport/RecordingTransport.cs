using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>Writes down what another transport answers, as mocks for the next run. Secrets are replaced when they are written.</summary>
public sealed class RecordingTransport(FlowTransport inner, Secrets secrets) : FlowTransport
{
    private readonly OrderedDictionary<string, List<Value>> _answers = [];

    /// <summary>The answers so far, in the shape <see cref="MockTransport"/> reads.</summary>
    public ObjectValue ToMocks()
    {
        var mocks = new OrderedDictionary<string, Value>();
        foreach (var (action, answers) in _answers)
            mocks[action] = new ArrayValue([.. answers.Select(secrets.Mask)]);
        return new ObjectValue(mocks);
    }

    public override async Task<FlowAnswer> SendAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await inner.SendAsync(request, cancellationToken);
            var json = new OrderedDictionary<string, Value> { ["statusCode"] = (long)answer.StatusCode, ["headers"] = answer.Headers };
            if (answer.Body is not null)
                json["body"] = answer.Body;
            Add(request.Action, new ObjectValue(json));
            return answer;
        }
        catch (NoAnswerException)
        {
            Add(request.Action, new ObjectValue(("noAnswer", true)));
            throw;
        }
    }

    private void Add(string action, Value answer)
    {
        lock (_answers)
        {
            if (!_answers.TryGetValue(action, out var answers))
                _answers.Add(action, answers = []);
            answers.Add(answer);
        }
    }
}
