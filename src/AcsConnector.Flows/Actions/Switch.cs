using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Runs the block of the case that equals the value, or the default one.</summary>
internal sealed class Switch : Branching
{
    private readonly Expression _value;
    private readonly List<(Value Case, Block Block)> _cases = [];
    private readonly Block _default;

    public Switch(ActionDefinition action, FlowBuilder flow)
        : base(action)
    {
        _value = flow.Parse(action.Json["expression"], action.Pointer + "/expression", action.Name);
        foreach (var (name, json) in action.Json["cases"].AsObject())
        {
            var one = json.AsObject();
            if (one["case"] is not (StringValue or IntegerValue))
                flow.Refuse(action, $"The case '{name}' has no text or integer in 'case'.");
            _cases.Add((one["case"] ?? Value.Null, flow.ReadBlock(one["actions"], $"{action.Pointer}/cases/{JsonPointer.Escape(name)}/actions")));
        }

        _default = flow.ReadBlock(action.Json["default"].Member("actions"), action.Pointer + "/default/actions");
    }

    public override IEnumerable<Block> Blocks => _cases.Select(one => one.Block).Append(_default);

    /// <remarks>Texts are compared with their case.</remarks>
    protected override Block Choose(ActionScope scope)
    {
        var value = scope.Evaluate(_value);
        if (value is not (StringValue or IntegerValue))
            throw NotValid(_value, value, "String, Integer");
        if (_cases.Find(one => one.Case.TypeName != value.TypeName) is { Case: { } other })
        {
            throw new BranchException(
                "an unexpected exception encountered when evaluating branching condition. "
                + $"'Template language function 'strongEquals' expects parameters of same type, but found '{value.TypeName},{other.TypeName}' distinct types.'");
        }

        return _cases.Find(one => one.Case.Equals(value)).Block ?? _default;
    }
}
