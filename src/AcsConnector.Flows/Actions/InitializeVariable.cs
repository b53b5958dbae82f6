using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Makes a variable, with or without a value. At the top level of a flow only.</summary>
internal sealed class InitializeVariable : FlowAction
{
    private static readonly string[] Types = ["string", "integer", "float", "boolean", "array", "object"];

    private readonly Expression _variables;

    public InitializeVariable(ActionDefinition action, FlowBuilder flow)
        : base(action)
    {
        _variables = flow.ParseInput(action, "variables");
        if (!flow.IsAtTop)
            flow.Refuse(action, "Variables are initialised at the top level of a flow, not inside a block.", FlowProblemKind.VariableInBlock);
        if (action.Input("variables") is not ArrayValue { Items.Count: > 0 } variables)
        {
            flow.Refuse(action, "'inputs.variables' lists the variable: name, type and value.");
            return;
        }

        foreach (var variable in variables.Items)
        {
            if (variable.Member("type") is not StringValue { Content: var type } || !Types.Contains(type, StringComparer.OrdinalIgnoreCase))
                flow.Refuse(action, $"A variable's type is one of {string.Join(", ", Types)}.");
        }
    }

    protected override Task<Outcome> RunAsync(ActionScope scope)
    {
        var variables = scope.Evaluate(_variables);
        var inputs = new ObjectValue(("variables", variables));
        foreach (var variable in ((ArrayValue)variables).Items.Cast<ObjectValue>())
        {
            var name = variable["name"]?.ToText() ?? "";
            var type = variable["type"]!.ToText();
            var value = variable["value"] is { IsNull: false } given ? VariableTypes.Convert(type, given) : VariableTypes.Empty(type);
            if (value is null)
                throw new ActionException("BadRequest", VariableTypes.WhyNot(name, type, variable["value"]!), inputs);
            if (!scope.Run.Variables.TryAdd(name, new Variable(type, value, scope.ReadsSecrets)))
                throw new ActionException("BadRequest", $"The variable '{name}' is initialised already.", inputs);
        }

        return Task.FromResult(Outcome.Done(inputs));
    }
}
