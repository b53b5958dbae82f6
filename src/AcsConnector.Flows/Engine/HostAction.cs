using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Engine;

/// <summary>An action of a type that the host brings.</summary>
internal sealed class HostAction(ActionDefinition action, FlowBuilder flow, ActionType type) : FlowAction(action)
{
    private readonly Expression _inputs = flow.ParseInputs(action);

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var inputs = scope.Evaluate(_inputs);
        try
        {
            var outputs = await scope.Run.WaitOutsideAsync(() => type.RunAsync(new ActionCall(Name, inputs, scope.UtcNow), scope.CancellationToken));
            return Outcome.Succeeded(inputs, outputs);
        }
        catch (ActionException e)
        {
            return Outcome.Failed(e.Code, e.Message, inputs);
        }
    }
}
