using System.Text;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>One text of all items.</summary>
internal sealed class Join(ActionDefinition action, FlowBuilder flow) : ArrayAction(action, flow)
{
    private readonly Expression _joinWith = flow.ParseInput(action, "joinWith");

    protected override Value Make(IReadOnlyList<Value> items, ActionScope scope)
    {
        var separator = scope.Evaluate(_joinWith).ToText();
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            scope.CheckTime();
            text.Append(i == 0 ? "" : separator).Append(items[i].ToText());
            if (text.Length > scope.Limits.MaxValueSize)
                throw new ActionException("ActionResultsSizeExceeded", $"The text of action '{Name}' is longer than {scope.Limits.MaxValueSize} characters.");
        }

        return text.ToString();
    }
}
