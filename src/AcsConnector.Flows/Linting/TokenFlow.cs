using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>
/// Where tokens go: from the outputs of the actions that give them through expressions into other actions. A value is the list of
/// the paths in it that end at a token; an empty path is a token, or a text with one. An index is no step of a path.
/// </summary>
internal sealed class TokenFlow
{
    /// <summary>As far as a token goes through variables that loops pass on.</summary>
    private const int MaxRounds = 4;

    private const int MaxTemplateDepth = 32;

    /// <summary>Actions that copy each other twice would double them with every step.</summary>
    private const int MaxPaths = 100;

    private static readonly IReadOnlyList<string>[] Nothing = [];
    private static readonly IReadOnlyList<string>[] Everything = [[]];

    /// <summary>What they tell about a token is no secret.</summary>
    private static readonly HashSet<string> Harmless = new(
        [
            "empty", "equals", "not", "and", "or", "greater", "greaterOrEquals", "less", "lessOrEquals",
            "contains", "startsWith", "endsWith", "length", "indexOf", "lastIndexOf",
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly LintedFlow _flow;
    private readonly Dictionary<string, IReadOnlyList<string>[]> _outputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<string>[]> _variables = new(StringComparer.OrdinalIgnoreCase);

    public TokenFlow(LintedFlow flow, IEnumerable<ConnectorCall> sources)
    {
        _flow = flow;
        foreach (var source in sources)
            _outputs[source.Action.Name] = [.. source.Operation!.TokenPaths.Select(path => (IReadOnlyList<string>)["body", .. path])];
        if (_outputs.Count == 0)
            return;
        for (var round = 0; round < MaxRounds; round++)
        {
            foreach (var action in flow.Actions)
                PassOn(action);
        }
    }

    public bool Takes(LintedAction action) => _outputs.Count > 0 && action.Texts.Any(text => In(text.Expression, action).Length > 0);

    private void PassOn(LintedAction action)
    {
        var definition = action.Definition;
        if (action.Is("Compose", "Response"))
            Add(_outputs, action.Name, In(definition.Inputs, action));
        else if (action.Is("ParseJson"))
            Add(_outputs, action.Name, Under("body", In(definition.Input("content"), action)));
        else if (action.Is("Query"))
            Add(_outputs, action.Name, Under("body", In(definition.Input("from"), action)));
        else if (action.Is("Select", "Join", "Table") && In(definition.Inputs, action).Length > 0)
            Add(_outputs, action.Name, [["body"]]);
        else if (VariableChecks.VariableOf(action) is { } name)
            Add(_variables, name, In(definition.Input("value"), action));
        else if (action.Is("InitializeVariable"))
            PassOnStart(action);
    }

    private void PassOnStart(LintedAction action)
    {
        foreach (var variable in action.Definition.Input("variables").Items().OfType<ObjectValue>())
        {
            if (variable["name"].Text() is { } name)
                Add(_variables, name, In(variable["value"], action));
        }
    }

    private static void Add(Dictionary<string, IReadOnlyList<string>[]> values, string name, IReadOnlyList<string>[] paths)
    {
        if (paths.Length == 0)
            return;
        var all = values.GetValueOrDefault(name, Nothing).Concat(paths).DistinctBy(path => string.Join('/', path)).Take(MaxPaths + 1).ToArray();
        values[name] = all.Length > MaxPaths ? Everything : all;
    }

    private IReadOnlyList<string>[] In(Value? json, LintedAction? owner, int depth = 0) => json switch
    {
        _ when depth > MaxTemplateDepth => Nothing,
        StringValue text => LintedText.In(text, "", _flow.Limits).SelectMany(found => In(found.Expression, owner)).ToArray(),
        ArrayValue array => [.. array.Items.SelectMany(item => In(item, owner, depth + 1))],
        ObjectValue members => [.. members.SelectMany(member => Under(member.Key, In(member.Value, owner, depth + 1)))],
        _ => Nothing,
    };

    private IReadOnlyList<string>[] In(Expression expression, LintedAction? owner) => expression switch
    {
        Call call => InCall(call, owner),
        Access { Key: Literal { Value: StringValue { Content: var key } } } access => Inside(In(access.Target, owner), key),
        Access access => In(access.Target, owner),
        Interpolation interpolation => Whole(interpolation.Parts, owner),
        _ => Nothing,
    };

    private IReadOnlyList<string>[] InCall(Call call, LintedAction? owner)
    {
        var name = call.Arguments is [Literal { Value: StringValue { Content: var text } }, ..] ? text : null;
        switch (call.Name.ToUpperInvariant())
        {
            case "OUTPUTS" or "ACTIONOUTPUTS" when name is not null:
                return _outputs.GetValueOrDefault(name, Nothing);
            case "BODY" or "ACTIONBODY" when name is not null:
                // What a Compose gives is its body, too.
                return _flow.Find(name) is { } action && action.Is("Compose")
                    ? _outputs.GetValueOrDefault(name, Nothing)
                    : Inside(_outputs.GetValueOrDefault(name, Nothing), "body");
            case "ACTIONS" when name is not null:
                return Under("outputs", _outputs.GetValueOrDefault(name, Nothing));
            case "VARIABLES" when name is not null:
                return _variables.GetValueOrDefault(name, Nothing);
            case "ITEMS" when owner?.Enclosing.FirstOrDefault(outer => string.Equals(outer.Name, name, StringComparison.OrdinalIgnoreCase)) is { } loop:
                return In(loop.Definition.Json["foreach"], loop);
            // Not with itself as the owner: "from" may ask for the item of a loop, and would be asked again.
            case "ITEM" when owner is not null && owner.Is("Select", "Query", "Join", "Table"):
                return In(owner.Definition.Input("from"), owner.Parent);
            case "ITEM" when owner?.Enclosing.FirstOrDefault(outer => outer.Is("Foreach")) is { } around:
                return In(around.Definition.Json["foreach"], around);
            case "IF" when call.Arguments.Length == 3:
                return [.. In(call.Arguments[1], owner), .. In(call.Arguments[2], owner)];
            case "COALESCE":
                return [.. call.Arguments.SelectMany(argument => In(argument, owner))];
            default:
                return Harmless.Contains(call.Name) ? Nothing : Whole(call.Arguments, owner);
        }
    }

    private IReadOnlyList<string>[] Whole(IReadOnlyList<Expression> parts, LintedAction? owner) =>
        parts.Any(part => In(part, owner).Length > 0) ? Everything : Nothing;

    private static IReadOnlyList<string>[] Under(string name, IReadOnlyList<string>[] paths) =>
        [.. paths.Select(path => (IReadOnlyList<string>)[name, .. path])];

    /// <summary>What a property has of the tokens; <c>body/token</c> is two steps.</summary>
    private static IReadOnlyList<string>[] Inside(IReadOnlyList<string>[] paths, string key)
    {
        foreach (var step in key.Split('/'))
        {
            paths = [.. paths
                .Where(path => path.Count == 0 || string.Equals(path[0], step, StringComparison.OrdinalIgnoreCase))
                .Select(path => path.Count == 0 ? path : [.. path.Skip(1)])];
        }

        return paths;
    }
}
