using System.Text.Json.Nodes;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;

namespace AcsConnector.Flows;

/// <summary>A run that has ended.</summary>
public sealed class FlowRunResult
{
    private readonly RunResult _result;
    private readonly Lazy<IReadOnlyList<string>> _mockMistakes;
    private readonly Dictionary<string, FlowActionResult> _actions;

    internal FlowRunResult(RunnableFlow flow, RunResult result, IReadOnlyList<FlowRequest> requests, Lazy<IReadOnlyList<string>> mockMistakes)
    {
        (Flow, _result, SentRequests, _mockMistakes) = (flow, result, requests, mockMistakes);
        Requests = [.. requests.Select(RecordedRequest.Of)];
        _actions = result.Actions.ToDictionary(
            action => action.Record.Name, action => new FlowActionResult(action, result.Secrets), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How it ended.</summary>
    public FlowStatus Status => Enum.Parse<FlowStatus>(_result.Status);

    /// <summary>Why it did not succeed; null where it did.</summary>
    public FlowError? Error => FlowError.Of(_result.Error, _result.Secrets);

    /// <summary>Of a run that failed: the action that made it fail; null where there is none.</summary>
    public FlowActionResult? FailedAction => _result.FailedAction is { } failed ? new FlowActionResult(failed, _result.Secrets) : null;

    /// <summary>The actions that ran or were skipped, by name in any case; those inside of loops, conditions and scopes too.</summary>
    public IReadOnlyDictionary<string, FlowActionResult> Actions => _actions;

    /// <summary>What the flow returned to its caller; null where it did not respond.</summary>
    public FlowRunResponse? Response => _result.Response is { Response: var response } sent
        ? new FlowRunResponse(sent.Action, response.StatusCode, JsonBridge.ToTexts(response.Headers), JsonBridge.ToNode(response.Body))
        : null;

    /// <summary>The requests of all actions, mocked or sent, in their order. The runs that one trigger starts have theirs together.</summary>
    public IReadOnlyList<RecordedRequest> Requests { get; }

    /// <summary>When it started, by its clock.</summary>
    public DateTimeOffset StartTime => _result.StartTime;

    /// <summary>How long it took, by its clock: waits that were skipped are in it.</summary>
    public TimeSpan Elapsed => _result.EndTime - _result.StartTime;

    internal RunnableFlow Flow { get; }

    internal RunResult Result => _result;

    internal IReadOnlyList<FlowRequest> SentRequests { get; }

    /// <summary>Mocks that are not what the connectors' definitions say of the responses.</summary>
    internal IReadOnlyList<string> MockMistakes => _mockMistakes.Value;

    /// <summary>An action, by its name in any case.</summary>
    /// <param name="action">The name in the definition: <c>Send_mail</c>.</param>
    /// <exception cref="KeyNotFoundException">It neither ran nor was skipped. The message says what may have been meant.</exception>
    public FlowActionResult this[string action] => _actions.TryGetValue(action, out var found)
        ? found
        : throw new KeyNotFoundException(WhyMissing(action));

    /// <summary>The requests of one action, in their order.</summary>
    /// <param name="action">The name in the definition, in any case.</param>
    public IReadOnlyList<RecordedRequest> RequestsOf(string action) =>
        [.. Requests.Where(request => request.Action.Equals(action, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The whole run in the shape of the service's run history.</summary>
    /// <param name="showSecure">Whether secrets stand in it, too: for debugging on a machine of your own.</param>
    public JsonObject ToHistory(bool showSecure = false) => (JsonObject)JsonBridge.ToNode(RunHistory.Write(_result, showSecure))!;

    /// <summary>How it ended; where it failed, with the action that made it fail.</summary>
    public override string ToString() => (FailedAction, Error) switch
    {
        ({ } action, _) => $"{Status}: {action}",
        (null, { } error) => $"{Status}: {error}",
        _ => $"{Status}",
    };

    private string WhyMissing(string action)
    {
        var names = Flow.Actions.Select(one => one.Name).ToList();
        return names.Contains(action, StringComparer.OrdinalIgnoreCase)
            ? $"The action '{action}' neither ran nor was skipped: the block around it was not reached. The run: {this}."
            : $"The flow '{Flow.Definition.Name}' has no action '{action}'.{Values.Spelling.HintAction(action, names)}";
    }
}
