using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.JsonSchemas;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What keeps a run from starting: the method, the schema of the body, the trigger's conditions.</summary>
internal static class TriggerChecks
{
    /// <summary>Why the run does not start; null when it does.</summary>
    public static RefusedTrigger? WhyNot(FlowTrigger trigger, TriggerInput input, FlowRun run) =>
        WrongMethod(trigger, input) ?? WrongBody(trigger, input, run) ?? WrongCondition(trigger, run);

    /// <summary>What the runs of one trigger are given: an item each of the list that <c>splitOn</c> names, or all of it.</summary>
    public static IReadOnlyList<TriggerInput> Split(FlowTrigger trigger, TriggerInput input, FlowRun run)
    {
        if (trigger.SplitOn is null)
            return [input];
        run.Trigger = trigger.Fire(input, run);
        try
        {
            // A body without the list is one item of it.
            return new ActionScope(new Frame(run), run.CancellationToken).Evaluate(trigger.SplitOn) is ArrayValue list
                ? [.. list.Items.Select(item => input with { Body = item })]
                : [input];
        }
        catch (Exception e) when (e is EvaluationException or ActionException or OperationCanceledException)
        {
            return [input];
        }
    }

    private static RefusedTrigger? WrongMethod(FlowTrigger trigger, TriggerInput input) =>
        trigger.Method is { } expected && input.Method is { } method && !method.Equals(expected, StringComparison.OrdinalIgnoreCase)
            ? new RefusedTrigger("TriggerMethodNotValid", $"The trigger '{trigger.Name}' is called with {expected}, not with {method}.")
            : null;

    private static RefusedTrigger? WrongBody(FlowTrigger trigger, TriggerInput input, FlowRun run)
    {
        if (!trigger.ChecksSchema || trigger.Schema is not ObjectValue schema)
            return null;
        var message = Errors(schema, input.Body ?? Value.Null, run.Limits);
        if (message is null)
            return null;
        if (trigger.HidesOutputs)
            run.Secrets.Add(message);
        const string Code = "TriggerInputSchemaMismatch";
        var text = $"The input body for trigger '{trigger.Name}' of type '{trigger.Type}' did not match its schema definition. Error details: '{message}'.";
        var body = new ObjectValue(("error", Outcome.ErrorOf(Code, text)));
        return new RefusedTrigger(Code, text) { Response = new FlowResponse(400, ObjectValue.Empty, body) };
    }

    private static string? Errors(ObjectValue schema, Value body, FlowLimits limits)
    {
        try
        {
            var errors = new JsonSchema(schema, limits).Check(body);
            return errors.Count == 0 ? null : string.Join(',', errors.Select(error => error.Message));
        }
        catch (JsonSchemaException e)
        {
            return e.Message;
        }
    }

    private static RefusedTrigger? WrongCondition(FlowTrigger trigger, FlowRun run)
    {
        foreach (var (source, condition) in trigger.Conditions)
        {
            if (WhyNotMet(condition, run) is { } reason)
                return new RefusedTrigger("TriggerConditionNotMet", $"The trigger '{trigger.Name}' starts no run: its condition '{source}' {reason}.");
        }

        return null;
    }

    private static string? WhyNotMet(Expression condition, FlowRun run)
    {
        var scope = new ActionScope(new Frame(run), run.CancellationToken);
        try
        {
            return scope.Evaluate(condition) switch
            {
                BooleanValue { Content: true } => null,
                BooleanValue => "is false",
                var value => $"is of type '{value.TypeName}', not 'Boolean'",
            };
        }
        catch (OperationCanceledException)
        {
            // The run that starts is over at once, and says why.
            return null;
        }
        catch (Exception e) when (e is EvaluationException or ActionException)
        {
            if (scope.ReadsSecrets)
                run.Secrets.Add(e.Message);
            return $"cannot be evaluated: {e.Message.TrimEnd('.')}";
        }
    }
}
