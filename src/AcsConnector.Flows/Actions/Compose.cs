using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Actions;

/// <summary>Makes a value.</summary>
internal sealed class Compose(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _inputs = flow.ParseInputs(action);

    protected override Task<Outcome> RunAsync(ActionScope scope)
    {
        var value = scope.Evaluate(_inputs);
        return Task.FromResult(Outcome.Succeeded(value, value));
    }
}
