using System.Globalization;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Waits for a time, or until a time.</summary>
internal sealed class Wait(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _inputs = flow.ParseInputs(action);

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var inputs = scope.Evaluate(_inputs).AsObject();
        var now = scope.UtcNow;
        await scope.Run.DelayAsync(ReadEnd(inputs, now) - now, scope.CancellationToken);
        return Outcome.Done(inputs);
    }

    private DateTimeOffset ReadEnd(ObjectValue inputs, DateTimeOffset now)
    {
        if (inputs["interval"] is ObjectValue interval && interval["count"] is { } count)
        {
            var number = VariableTypes.Convert("integer", count) as IntegerValue
                ?? throw new ActionException("BadRequest", $"The interval of action '{Name}' is not a whole number: '{count}'.", inputs);
            return DateArithmetic.Add(now, number.Content, interval["unit"]?.ToText() ?? "")
                ?? throw new ActionException("BadRequest", $"The interval of action '{Name}' has a unit from Second to Month, and ends before the year 10000.", inputs);
        }

        var timestamp = inputs["until"].Member("timestamp")?.ToText();
        return DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? until
            : throw new ActionException("BadRequest", $"Action '{Name}' needs an 'interval' with count and unit, or 'until' with a timestamp.", inputs);
    }
}
