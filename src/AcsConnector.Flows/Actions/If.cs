using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Runs one of two blocks.</summary>
internal sealed class If(ActionDefinition action, FlowBuilder flow) : Branching(action)
{
    private readonly Expression _condition = Condition.Parse(action.Json["expression"], action, flow, action.Pointer + "/expression");
    private readonly Block _then = flow.ReadBlock(action.Json["actions"], action.Pointer + "/actions");
    private readonly Block _else = flow.ReadBlock(action.Json["else"].Member("actions"), action.Pointer + "/else/actions");

    public override IEnumerable<Block> Blocks => [_then, _else];

    protected override Block Choose(ActionScope scope) => scope.Evaluate(_condition) switch
    {
        BooleanValue { Content: var isTrue } => isTrue ? _then : _else,
        var value => throw NotValid(_condition, value, "Boolean"),
    };
}
