using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>Follows an expression to the responses that its value comes from: through variables, Compose, loops and filters.</summary>
internal sealed class ShapeResolver(LintedFlow flow, Func<Value?, Expression> parse)
{
    private const int MaxDepth = 24;

    private readonly Dictionary<string, ResponseShape> _outputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(LintedAction Action, Value Value)>> _assigned = Assigned(flow);
    private int _depth;
    private bool _isCutting;

    /// <summary>What <c>trigger()</c> is.</summary>
    public ResponseShape TriggerRecord { get; } = new("trigger");

    /// <summary>The trigger's outputs.</summary>
    public ResponseShape Trigger => TriggerRecord.Property("outputs");

    /// <summary>The parameters that have no value.</summary>
    public Dictionary<string, ResponseShape> Parameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The app settings that have no value.</summary>
    public Dictionary<string, ResponseShape> AppSettings { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ResponseShape OutputsOf(string action)
    {
        if (!_outputs.TryGetValue(action, out var shape))
            _outputs[action] = shape = new ResponseShape(action);
        return shape;
    }

    /// <summary>Nothing where the value comes from nowhere outside, or it cannot be told.</summary>
    public IReadOnlyList<ResponseShape> Resolve(Expression expression, LintedAction? place)
    {
        if (_depth >= MaxDepth)
            return [];
        _depth++;
        try
        {
            // At once, because what is found later would be found at any depth.
            return expression switch
            {
                Access access => ResolveAccess(access, place),
                Call call => [.. ResolveCall(call, place)],
                Interpolation { Parts: [var only] } => Resolve(only, place),
                _ => [],
            };
        }
        finally
        {
            _depth--;
        }
    }

    private List<ResponseShape> ResolveAccess(Access access, LintedAction? place)
    {
        if (access is { Target: Call { Name: var name } call, Key: Literal { Value: StringValue { Content: var part } } }
            && name.Equals("actions", StringComparison.OrdinalIgnoreCase) && part.Equals("outputs", StringComparison.OrdinalIgnoreCase))
        {
            return [.. OfAction(call, isBody: false)];
        }

        if (access is { Target: Call { Arguments: [var text, Literal { Value: StringValue { Content: var separator } }] } split, Key: Literal { Value: IntegerValue { Content: >= 0 and < 10 and var piece } } }
            && split.Name.Equals("split", StringComparison.OrdinalIgnoreCase))
        {
            return ResolvePiece(text, separator, (int)piece, place);
        }

        if (access.Key is not Literal)
            ChooseKey(access, place);
        if (InsideOutputs(access) is { } other)
            return [.. Resolve(other.Value, other.Place)];
        var targets = Resolve(access.Target, place).ToList();
        return access.Key switch
        {
            Literal { Value: StringValue { Content: var path } } => targets.ConvertAll(target => Inside(target, path)),
            Literal { Value: IntegerValue { Content: >= 0 and var index } } => targets.ConvertAll(target => target.ItemOf((int)Math.Min(index, 20) + 1)),
            Literal => [],
            _ => IsIndex(access.Key, place) ? targets.ConvertAll(target => target.ItemOf()) : [],
        };
    }

    /// <summary>
    /// A piece of a text that is cut needs the text to have so many. What is cut from the first piece may stand in front of all the text;
    /// no other hint about it holds for the whole.
    /// </summary>
    private List<ResponseShape> ResolvePiece(Expression text, string separator, int piece, LintedAction? place)
    {
        if (piece == 0 && !_isCutting)
            return [];
        var outer = _isCutting;
        _isCutting = true;
        var texts = Resolve(text, place).ToList();
        _isCutting = outer;
        if (piece == 0)
            return texts;
        foreach (var cut in texts)
            cut.Parts.Insert(0, string.Concat(Enumerable.Repeat(separator + "text", piece)));
        return [];
    }

    /// <summary>What stands in the outputs of an action that runs here: the body of a filter, a member of the object that a Compose makes.</summary>
    private (Expression Value, LintedAction? Place)? InsideOutputs(Access access)
    {
        if (access is not { Target: Call { Name: var name, Arguments: [Literal { Value: StringValue { Content: var action } }] } call, Key: Literal { Value: StringValue { Content: var path } } }
            || !name.Equals("outputs", StringComparison.OrdinalIgnoreCase)
            || flow.Find(action) is not { } found)
        {
            return null;
        }

        if (found.Is("Compose") && parse(found.Definition.Inputs) is ObjectTemplate members)
        {
            var member = members.Properties.FirstOrDefault(property => property.Name is Literal { Value: var own } && own.IsText(path)).Value;
            return member is null ? null : (member, found);
        }

        if (!found.Is("Query", "ParseJson") || !path.StartsWith("body", StringComparison.OrdinalIgnoreCase))
            return null;
        Expression body = new Call("body", call.Arguments);
        return (path.Length > 5 ? new Access(body, new Literal(path[5..]), IsSafe: true) : body, null);
    }

    /// <summary>Whether a key that an expression makes is the number of an item.</summary>
    private bool IsIndex(Expression key, LintedAction? place) => key is Call { Name: var name } && name.ToUpperInvariant() switch
    {
        "ADD" or "SUB" or "MUL" or "DIV" or "MOD" or "INT" or "LENGTH" or "ITERATIONINDEXES" or "RAND" or "INDEXOF" => true,
        "ITEM" => parse(place is null ? null : place.Is("Select", "Query", "Table") ? place.Definition.Input("from") : LoopAround(place)?.Definition.Json["foreach"])
            is Call { Name: var source } && source.Equals("range", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static LintedAction? LoopAround(LintedAction place) => place.Enclosing.FirstOrDefault(outer => outer.Is("Foreach"));

    private static ResponseShape In(Dictionary<string, ResponseShape> shapes, string name)
    {
        if (!shapes.TryGetValue(name, out var shape))
            shapes[name] = shape = new ResponseShape(name);
        return shape;
    }

    private bool IsGiven(string parameter) => parameter.StartsWith('$')
        || flow.Definition.ParameterValues[parameter] is { IsNull: false }
        || flow.Definition.Definition["parameters"].Member(parameter).Member("defaultValue") is { IsNull: false };

    /// <summary>A property that an expression chooses has to be one that is there.</summary>
    private void ChooseKey(Access access, LintedAction? place)
    {
        if (access.Target is not Call { Arguments: [Literal { Value: StringValue { Content: var variable } }] } call
            || !call.Name.Equals("variables", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var names = _assigned.GetValueOrDefault(variable, []).Select(assigned => assigned.Value).OfType<ObjectValue>().SelectMany(value => value.Names);
        if (names.FirstOrDefault() is { } name)
        {
            foreach (var key in Resolve(access.Key, place))
                key.MayBe(name);
        }
    }

    /// <summary>The alias paths of Power Automate: body/value.</summary>
    private static ResponseShape Inside(ResponseShape shape, string path)
    {
        foreach (var name in path.Contains("@odata", StringComparison.OrdinalIgnoreCase) ? [path] : path.Split('/'))
            shape = shape.Kind is ShapeKind.JsonText or ShapeKind.Base64 && shape.Content is { } content ? content.Property(name) : shape.Property(name);
        return shape;
    }

    private IEnumerable<ResponseShape> ResolveCall(Call call, LintedAction? place) => (call.Name.ToUpperInvariant(), call.Arguments) switch
    {
        ("PARAMETERS", [Literal { Value: StringValue { Content: var parameter } }]) => IsGiven(parameter) ? [] : [In(Parameters, parameter)],
        ("APPSETTING", [Literal { Value: StringValue { Content: var setting } }]) => flow.Definition.AppSettings[setting] is not null ? [] : [In(AppSettings, setting)],
        ("TRIGGER", []) => [TriggerRecord],
        ("TRIGGEROUTPUTS", []) => [Trigger],
        ("TRIGGERBODY", []) => [Trigger.Property("body")],
        ("OUTPUTS", [_]) => OfAction(call, isBody: false),
        ("BODY", [_]) => OfAction(call, isBody: true),
        ("ITEM", []) => OfItem(place),
        ("ITEMS", [Literal { Value: StringValue { Content: var loop } }]) => flow.Find(loop) is { } found ? OfLoop(found) : [],
        ("VARIABLES", [Literal { Value: StringValue { Content: var variable } }]) => OfVariable(variable),
        ("FIRST" or "LAST", [var list]) => Resolve(list, place).Select(shape => shape.ItemOf()),
        ("JSON", [Call { Name: var inner, Arguments: [var text] }]) when inner.Equals("string", StringComparison.OrdinalIgnoreCase) => Resolve(text, place),
        ("JSON", [Interpolation { Parts: [var text] }]) => Resolve(text, place),
        ("JSON", [var text]) => Resolve(text, place).Select(shape => shape.Decoded(ShapeKind.JsonText)),
        ("BASE64TOSTRING" or "BASE64TOBINARY" or "DECODEBASE64", [var text]) => Resolve(text, place).Select(shape => shape.Decoded(ShapeKind.Base64)),
        ("COALESCE" or "UNION" or "INTERSECTION", var all) => all.SelectMany(one => Resolve(one, place)),
        ("IF", [_, var yes, var no]) => Resolve(yes, place).Concat(Resolve(no, place)),
        ("SKIP" or "TAKE" or "REVERSE" or "SORT" or "STRING" or "TRIM" or "TOLOWER" or "TOUPPER", [var same, ..]) => Resolve(same, place),
        _ => [],
    };

    private IEnumerable<ResponseShape> OfAction(Call call, bool isBody)
    {
        if (call.Arguments is not [Literal { Value: StringValue { Content: var name } }] || flow.Find(name) is not { } action)
            return [];
        if (BuiltInActions.CanBeMocked(action.Definition.Type))
            return [isBody ? OutputsOf(action.Name).Property("body") : OutputsOf(action.Name)];
        return action.Definition.Type.ToUpperInvariant() switch
        {
            "COMPOSE" => Resolve(parse(action.Definition.Inputs), action),
            "PARSEJSON" when isBody => Resolve(parse(action.Definition.Input("content")), action).Select(AsJson),
            "QUERY" when isBody => Resolve(parse(action.Definition.Input("from")), action),
            _ => [],
        };
    }

    private static ResponseShape AsJson(ResponseShape shape) => shape.Kind is ShapeKind.JsonText or ShapeKind.Base64 ? shape.Content! : shape;

    private IEnumerable<ResponseShape> OfItem(LintedAction? place)
    {
        if (place is null)
            return [];
        return place.Is("Select", "Query", "Table")
            ? Resolve(parse(place.Definition.Input("from")), place.Parent).Select(shape => shape.ItemOf())
            : LoopAround(place) is { } loop ? OfLoop(loop) : [];
    }

    private IEnumerable<ResponseShape> OfLoop(LintedAction loop) =>
        Resolve(parse(loop.Definition.Json["foreach"]), loop).Select(shape => shape.ItemOf());

    private IEnumerable<ResponseShape> OfVariable(string variable) => _assigned.GetValueOrDefault(variable, [])
        .SelectMany(assigned => Resolve(parse(assigned.Value), assigned.Action));

    private static Dictionary<string, List<(LintedAction Action, Value Value)>> Assigned(LintedFlow flow)
    {
        var all = new Dictionary<string, List<(LintedAction, Value)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var action in flow.Actions)
        {
            if (action.Is("SetVariable"))
                Add(action, action.Definition.Input("name"), action.Definition.Input("value"));
            foreach (var variable in action.Is("InitializeVariable") ? action.Definition.Input("variables").Items() : [])
                Add(action, variable.Member("name"), variable.Member("value"));
        }

        return all;

        void Add(LintedAction action, Value? name, Value? value)
        {
            if (name.Text() is not { } variable || value is null)
                return;
            if (!all.TryGetValue(variable, out var values))
                all[variable] = values = [];
            values.Add((action, value));
        }
    }
}
