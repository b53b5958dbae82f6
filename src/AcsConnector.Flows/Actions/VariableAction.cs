using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>What the actions on variables share: the variable's name, and its types.</summary>
internal abstract class VariableAction(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _name = flow.ParseInput(action, "name");
    private readonly Expression _value = flow.ParseInput(action, "value");

    protected sealed override Task<Outcome> RunAsync(ActionScope scope)
    {
        var name = scope.Evaluate(_name).ToText();
        var value = scope.Evaluate(_value);
        var inputs = new ObjectValue(("name", name), ("value", value));
        if (!scope.Run.Variables.TryGetValue(name, out var variable))
            throw new ActionException("BadRequest", $"The variable '{name}' of action '{Name}' is not initialised: an Initialize variable action has to run before.", inputs);

        var changed = Change(variable, value, inputs);
        CheckSize(changed, scope.Limits);
        scope.Run.Variables[name] = variable with { Content = changed, IsSecret = scope.ReadsSecrets || (KeepsOld && variable.IsSecret) };
        return Task.FromResult(Outcome.Done(inputs));
    }

    /// <summary>Whether the new value contains the one before.</summary>
    protected abstract bool KeepsOld { get; }

    protected abstract Value Change(Variable variable, Value value, Value inputs);

    /// <summary>What a change made may be too large where the values it was made of are not.</summary>
    protected virtual void CheckSize(Value changed, FlowLimits limits)
    {
    }

    protected ActionException WrongType(string expected, Value value, Value inputs) =>
        new("BadRequest", $"The value of action '{Name}' is of type '{value.TypeName}', but is expected to be of type '{expected}'.", inputs);
}
