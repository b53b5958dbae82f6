using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>An action of a type that does not run here: its inputs are evaluated, and its outputs are those of the mocks or of its static result.</summary>
internal sealed class MockedAction(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly HttpCall _call = new(action, flow);

    /// <summary>What signs in is the platform's and is not evaluated.</summary>
    private readonly Expression _inputs = flow.Parse(
        action.Inputs is ObjectValue inputs ? inputs.Without("authentication") : action.Inputs, action.Pointer + "/inputs", action.Name);

    protected override bool MakesOutputsOfInputs => false;

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var inputs = scope.Evaluate(_inputs);
        return await _call.SendAsync(scope, new FlowRequest(Name, "POST", $"action:{Uri.EscapeDataString(Definition.Type)}", [], inputs), inputs);
    }
}
