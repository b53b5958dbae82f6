using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>
/// Settings whose values the service checks when a flow is saved. What an expression gives is not known here.
/// https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers
/// </summary>
internal static class SettingChecks
{
    private static readonly string[] Frequencies = ["Second", "Minute", "Hour", "Day", "Week", "Month"];

    public static void Run(LintedFlow flow)
    {
        foreach (var (name, trigger) in flow.Definition.Definition["triggers"].AsObject())
            CheckRecurrence(flow, trigger, $"{flow.Definition.Pointer}/triggers/{JsonPointer.Escape(name)}");
        foreach (var action in flow.Actions)
        {
            if (action.Is("Until"))
                CheckLimit(flow, action);
            else if (action.Is("Switch"))
                CheckCases(flow, action);
            else if (action.Is("Http"))
                CheckRequest(flow, action, action.Definition.Inputs, "/inputs");
            else if (action.Is("HttpWebhook"))
                CheckRequest(flow, action, action.Definition.Input("subscribe"), "/inputs/subscribe");
            if (action.Definition.Input("retryPolicy") is ObjectValue policy)
                CheckRetry(flow, action, policy);
        }
    }

    private static void CheckRecurrence(LintedFlow flow, Value trigger, string pointer)
    {
        var recurrence = trigger.Member("recurrence");
        if (IsOpen(recurrence) || (recurrence is null && !trigger.Member("type").IsText("Recurrence")))
            return;
        var (frequency, interval) = (recurrence.Member("frequency"), recurrence.Member("interval"));
        if (!IsOpen(frequency) && !Frequencies.Contains(frequency.Text(), StringComparer.OrdinalIgnoreCase))
            flow.Add(FlowRules.TriggerNotValid, pointer + "/recurrence", null, $"The recurrence's 'frequency' is one of {string.Join(", ", Frequencies)}, not {Shown(frequency)}.");
        if (!IsOpen(interval) && !(Whole(interval) >= 1))
            flow.Add(FlowRules.TriggerNotValid, pointer + "/recurrence", null, $"The recurrence's 'interval' is a whole number from 1, not {Shown(interval)}.");
    }

    private static void CheckLimit(LintedFlow flow, LintedAction until)
    {
        var limit = until.Definition.Json["limit"];
        var (count, timeout) = (limit.Member("count"), limit.Member("timeout"));
        var max = flow.Limits.MaxUntilIterations;
        var problem = IsOpen(limit) ? null
            : count is null && timeout is null ? "It has no 'limit': a count, a timeout, or both."
            : count is not null && !IsOpen(count) && !(Whole(count) >= 1 && Whole(count) <= max) ? $"The limit's 'count' is a number from 1 to {max}, not {Shown(count)}."
            : timeout is not null && !IsOpen(timeout) && Time(timeout) is null ? $"The limit's 'timeout' is a duration such as PT1H, not {Shown(timeout)}."
            : null;
        if (problem is not null)
            flow.Add(FlowRules.UntilLimitNotValid, until.Pointer, until.Name, problem);
    }

    private static void CheckCases(LintedFlow flow, LintedAction action)
    {
        var cases = action.Definition.Json["cases"].AsObject();
        var place = action.Pointer + "/cases";
        if (cases.Count > flow.Limits.MaxSwitchCases)
            flow.Add(FlowRules.CasesNotValid, place, action.Name, $"It has more than {flow.Limits.MaxSwitchCases} cases.");
        var values = new Dictionary<Value, string>();
        foreach (var (name, one) in cases)
        {
            if (one.Member("case") is { } value && !values.TryAdd(value, name))
                flow.Add(FlowRules.CasesNotValid, $"{place}/{JsonPointer.Escape(name)}", action.Name, $"The cases '{values[value]}' and '{name}' have the same value, {value}.");
        }
    }

    private static void CheckRequest(LintedFlow flow, LintedAction action, Value? request, string at)
    {
        if (IsOpen(request))
            return;
        foreach (var name in (string[])["method", "uri"])
        {
            if (request.Member(name) is null or NullValue)
                flow.Add(FlowRules.ActionNotValid, action.Pointer, action.Name, $"It has no '{name}' in {at[1..].Replace('/', '.')}.");
        }
    }

    private static void CheckRetry(LintedFlow flow, LintedAction action, ObjectValue policy)
    {
        var type = policy["type"];
        if (IsOpen(type) || type.IsText("none"))
            return;
        var problem = !type.IsText("fixed") && !type.IsText("exponential") ? $"The retry policy's 'type' is none, fixed or exponential, not {Shown(type)}."
            : policy["count"] is { } count && !IsOpen(count) && Whole(count) is not (>= 1 and <= 90) ? $"The retry policy's 'count' is a number from 1 to 90, not {Shown(count)}."
            : policy["interval"] is null ? "The retry policy has no 'interval', such as PT10S."
            : WrongInterval(flow, policy);
        if (problem is not null)
            flow.Add(FlowRules.RetryPolicyNotValid, action.Pointer + "/inputs/retryPolicy", action.Name, problem);
    }

    private static string? WrongInterval(LintedFlow flow, ObjectValue policy)
    {
        // Stateless workflows, which only Standard has, wait less.
        var seconds = flow.Definition.Host == FlowHost.Standard ? 1 : 5;
        foreach (var name in (string[])["interval", "minimumInterval", "maximumInterval"])
        {
            if (policy[name] is { } interval && !IsOpen(interval) && !(Time(interval) >= TimeSpan.FromSeconds(seconds) && Time(interval) <= TimeSpan.FromDays(1)))
                return $"The retry policy's '{name}' is a duration from PT{seconds}S to P1D, not {Shown(interval)}.";
        }

        return null;
    }

    /// <summary>An expression, or a template's own.</summary>
    private static bool IsOpen(Value? value) => value is StringValue { Content: var text } && (text.Contains('@', StringComparison.Ordinal) || ArmScope.IsExpression(text));

    private static long? Whole(Value? value) => value switch
    {
        IntegerValue number => number.Content,
        StringValue text when long.TryParse(text.Content, out var number) => number,
        _ => null,
    };

    private static TimeSpan? Time(Value value)
    {
        try
        {
            return Duration.Read(value);
        }
        catch (ActionException)
        {
            return null;
        }
    }

    private static string Shown(Value? value) => value is null ? "missing" : $"'{value.ToText()}'";
}
