using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>The designer's actions on dates, times, texts and numbers (type Expression): each is a function with its arguments as inputs.</summary>
internal sealed class FunctionAction : FlowAction
{
    /// <summary>By kind: the function, and the inputs in its order. Of the second one of a Substring no definition was seen: any name it may have.</summary>
    private static readonly Dictionary<string, (string Function, string[] Inputs)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CurrentTime"] = ("utcNow", []),
        ["AddToTime"] = ("addToTime", ["baseTime", "interval", "timeUnit"]),
        ["SubtractFromTime"] = ("subtractFromTime", ["baseTime", "interval", "timeUnit"]),
        ["GetFutureTime"] = ("getFutureTime", ["interval", "timeUnit"]),
        ["GetPastTime"] = ("getPastTime", ["interval", "timeUnit"]),
        ["ConvertTimeZone"] = ("convertTimeZone", ["baseTime", "sourceTimeZone", "destinationTimeZone", "formatString"]),
        ["IndexOf"] = ("indexOf", ["text", "searchText"]),
        ["Substring"] = ("substring", ["text", "startIndex|start|startingPosition", "length"]),
        ["FormatNumber"] = ("formatNumber", ["number", "format", "locale"]),
    };

    private readonly Expression _inputs;
    private readonly string _function = "";
    private readonly string[] _names = [];

    public FunctionAction(ActionDefinition action, FlowBuilder flow)
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
        var arguments = _names.Select(names => names.Split('|').Select(name => inputs[name]).FirstOrDefault(value => value is not null)).TakeWhile(value => value is not null).Select(value => new Literal(value!));
        var body = scope.Evaluate(new Call(_function, [.. arguments]));
        return Task.FromResult(Outcome.Succeeded(inputs, new ObjectValue(("body", body))));
    }
}
