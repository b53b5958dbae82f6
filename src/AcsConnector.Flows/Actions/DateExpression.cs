using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>The designer's date and time actions (type Expression): each is a function with its arguments as inputs.</summary>
internal sealed class DateExpression : FlowAction
{
    private static readonly Dictionary<string, (string Function, string[] Inputs)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CurrentTime"] = ("utcNow", []),
        ["AddToTime"] = ("addToTime", ["baseTime", "interval", "timeUnit"]),
        ["SubtractFromTime"] = ("subtractFromTime", ["baseTime", "interval", "timeUnit"]),
        ["GetFutureTime"] = ("getFutureTime", ["interval", "timeUnit"]),
        ["GetPastTime"] = ("getPastTime", ["interval", "timeUnit"]),
        ["ConvertTimeZone"] = ("convertTimeZone", ["baseTime", "sourceTimeZone", "destinationTimeZone", "formatString"]),
    };

    private readonly Expression _inputs;
    private readonly string _function = "";
    private readonly string[] _names = [];

    public DateExpression(ActionDefinition action, FlowBuilder flow)
        : base(action)
    {
        _inputs = flow.ParseInputs(action);
        var kind = action.Json["kind"]?.ToText() ?? "";
        if (Kinds.TryGetValue(kind, out var found))
            (_function, _names) = found;
        else
            flow.Refuse(action, $"Expression actions of kind '{kind}' are not supported by this runner; it knows {string.Join(", ", Kinds.Keys)}.", FlowProblemKind.Unsupported);
    }

    protected override Task<Outcome> RunAsync(ActionScope scope)
    {
        var inputs = scope.Evaluate(_inputs).AsObject();
        var arguments = _names.Select(name => inputs[name]).TakeWhile(value => value is not null).Select(value => new Literal(value!));
        var body = scope.Evaluate(new Call(_function, [.. arguments]));
        return Task.FromResult(Outcome.Succeeded(inputs, new ObjectValue(("body", body))));
    }
}
