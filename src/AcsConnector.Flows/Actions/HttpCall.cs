using System.Globalization;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>
/// Sends an action's request until its outcome stands: tries again by the retry policy, follows 202 to its end and pages to theirs, or
/// gives the static result that stands for it.
/// </summary>
internal sealed class HttpCall(ActionDefinition action, FlowBuilder flow)
{
    private static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(10);

    private readonly Expression _retryPolicy = flow.ParseInput(action, "retryPolicy");
    private readonly ObjectValue? _staticResult = FindStaticResult(action, flow);
    private readonly Pagination _pages = new(action);
    private readonly bool _isAsynchronous = !action.HasOption("DisableAsyncPattern");

    /// <summary>Whether nothing is sent at all.</summary>
    public bool HasStaticResult => _staticResult is not null;

    public async Task<Outcome> SendAsync(ActionScope scope, FlowRequest request, Value inputs)
    {
        if (_staticResult is not null)
            return ResultOutcome(_staticResult, inputs);

        request = request with { Item = scope.Frame.InnermostItem };
        var policy = RetryPolicy.Read(scope.Evaluate(_retryPolicy));
        var retries = new List<Retry>();
        try
        {
            var response = await SendWithRetriesAsync(scope, request, policy, retries);
            for (var polls = 0; _isAsynchronous && response.StatusCode == 202 && Header(response, "Location") is { } location; polls++)
            {
                if (polls == scope.Limits.MaxPolls)
                    throw NeverEnds(request.Action, polls, inputs);
                await scope.Run.DelayAsync(RetryAfter(response, scope.UtcNow) ?? DefaultPollInterval, scope.CancellationToken);
                var poll = Poll(request, location);
                response = await SendWithRetriesAsync(scope, poll, policy, retries);
            }

            if (_pages.IsWanted)
                response = await _pages.JoinAsync(response, link => SendWithRetriesAsync(scope, Poll(request, link), policy, retries), scope.Limits.MaxPolls);
            return (response.Result is { } result ? ResultOutcome(result, inputs) : OutcomeOf(response, inputs)) with { Retries = retries };
        }
        catch (NoResponseException e)
        {
            return Outcome.Failed("BadGateway", $"Http request failed as there is an error: '{e.Message}'.", inputs) with { Retries = retries };
        }
    }

    /// <summary>What a response is to a flow: from status 400 on it is a failure.</summary>
    public static Outcome OutcomeOf(FlowResponse response, Value inputs)
    {
        var outputs = new OrderedDictionary<string, Value> { ["statusCode"] = (long)response.StatusCode, ["headers"] = response.Headers };
        if (response.Body is not null)
            outputs["body"] = response.Body;
        return response.StatusCode >= 400
            ? new Outcome(ActionStatus.Failed, StatusCodes.NameOf(response.StatusCode)) { Inputs = inputs, Outputs = new ObjectValue(outputs) }
            : Outcome.Succeeded(inputs, new ObjectValue(outputs));
    }

    private static async Task<FlowResponse> SendWithRetriesAsync(ActionScope scope, FlowRequest request, RetryPolicy policy, List<Retry> retries)
    {
        for (var retry = 1; ; retry++)
        {
            var started = scope.UtcNow;
            FlowResponse? response = null;
            try
            {
                response = await scope.Run.SendAsync(request, scope.CancellationToken);
                if (!IsTransient(response.StatusCode))
                    return response;
            }
            catch (NoResponseException e) when (e.IsWorthRetrying && policy.WaitBefore(retry) is not null)
            {
                // Tried again below.
            }

            if (policy.WaitBefore(retry) is not { } wait)
                return response!;
            var ended = scope.UtcNow;
            wait = response is null ? wait : RetryAfter(response, ended) ?? wait;
            var tried = new Retry(started, ended, response is null ? "NoResponse" : StatusCodes.NameOf(response.StatusCode), wait);
            retries.Add(tried);
            scope.Run.Report(new RequestRetried(request.Action, "", scope.Frame.Iterations, tried));
            await scope.Run.DelayAsync(wait, scope.CancellationToken);
        }
    }

    private static ActionException NeverEnds(string action, int polls, Value inputs) =>
        new("ActionTimedOut", $"The response to action '{action}' was 202 {polls} times; it would never end.", inputs);

    private static bool IsTransient(int status) => status is 408 or 429 or >= 500;

    /// <summary>Seconds or a date.</summary>
    private static TimeSpan? RetryAfter(FlowResponse response, DateTimeOffset now)
    {
        if (Header(response, "Retry-After") is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;
        return date > now ? date - now : TimeSpan.Zero;
    }

    private static string? Header(FlowResponse response, string name) => response.Headers[name]?.ToText();

    /// <summary>The headers, which may hold a key, go to the place they were meant for alone.</summary>
    private static FlowRequest Poll(FlowRequest request, string location)
    {
        if (!Uri.TryCreate(request.Uri, UriKind.Absolute, out var start) || !Uri.TryCreate(start, location, out var address))
            return new FlowRequest(request.Action, "GET", location, [], Body: null);
        var isSamePlace = Uri.Compare(start, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        return new FlowRequest(request.Action, "GET", address.AbsoluteUri, isSamePlace ? WithoutContent(request.Headers) : [], Body: null);
    }

    private static List<KeyValuePair<string, string>> WithoutContent(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        [.. headers.Where(header => !header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))];

    /// <summary><c>runtimeConfiguration.staticResult</c> names a response of the definition's <c>staticResults</c>.</summary>
    private static ObjectValue? FindStaticResult(ActionDefinition action, FlowBuilder flow)
    {
        if (action.StaticResult is not { } wanted)
            return null;

        var name = wanted["name"]?.ToText() ?? "";
        if (flow.Definition.Definition["staticResults"].Member(name) is ObjectValue result)
            return result;
        flow.Refuse(action, $"Its static result '{name}' is not among the definition's staticResults.");
        return null;
    }

    /// <summary>A result as static results and mocks give it: <c>{status, code, outputs, error}</c>.</summary>
    private static Outcome ResultOutcome(ObjectValue result, Value inputs)
    {
        var status = ActionStatus.Parse(result["status"]?.ToText() ?? "") ?? ActionStatus.Succeeded;
        var code = result["code"]?.ToText()
            ?? (result["outputs"].Member("statusCode") is { } number && int.TryParse(number.ToText(), out var statusCode) ? StatusCodes.NameOf(statusCode) : "OK");
        return new Outcome(status, code) { Inputs = inputs, Outputs = result["outputs"], Error = result["error"] };
    }
}
