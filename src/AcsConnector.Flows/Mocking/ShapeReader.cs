using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>Reads from a flow's expressions and schemas what its trigger and the actions that ask somebody else have to give.</summary>
internal sealed class ShapeReader
{
    private readonly LintedFlow _flow;
    private readonly FlowBuilder _builder;
    private readonly ShapeResolver _shapes;

    public ShapeReader(FlowDefinition definition, FlowEnvironment environment)
    {
        var language = StandardLanguage.For(environment);
        _flow = new LintedFlow(definition, language, FlowLimits.Default);
        _builder = new FlowBuilder(definition, environment, language, FlowLimits.Default);
        _shapes = new ShapeResolver(_flow, Parse);
        ReadSchemas();
        // What ends a loop comes before what a condition would like.
        foreach (var until in _flow.Actions.Where(action => action.Is("Until")))
            Use(ParseCondition(until, until.Definition.Json["expression"], "expression"), until, ShapeKind.Boolean);
        foreach (var action in _flow.Actions)
            ReadAction(action);
        // A list that starts several runs is read before any of them.
        foreach (var text in _flow.OtherTexts.Where(text => !text.Pointer.EndsWith("/splitOn", StringComparison.Ordinal)))
            Use(text.Expression, null);
    }

    /// <summary>The outputs of an action.</summary>
    public ResponseShape OutputsOf(string action) => _shapes.OutputsOf(action);

    /// <summary>Whether the trigger starts a run for each item of a list.</summary>
    public bool IsSplit => SplitOn is not null;

    /// <summary>Where in the trigger's body that list is.</summary>
    public IEnumerable<string> SplitPath
    {
        get
        {
            var names = new List<string>();
            var expression = Parse(SplitOn);
            for (; expression is Access { Key: Literal { Value: StringValue { Content: var path } } } access; expression = access.Target)
                names.InsertRange(0, path.Split('/'));
            return expression is Call { Name: var name } && name.Equals("triggerOutputs", StringComparison.OrdinalIgnoreCase) ? names.Skip(1) : names;
        }
    }

    /// <summary>The parameters and app settings that expressions read and that have no value.</summary>
    public (IReadOnlyDictionary<string, ResponseShape> Parameters, IReadOnlyDictionary<string, ResponseShape> AppSettings) Missing =>
        (_shapes.Parameters, _shapes.AppSettings);

    private Value? SplitOn => _flow.Definition.Definition["triggers"].AsObject().Select(trigger => trigger.Value.Member("splitOn")).FirstOrDefault();

    /// <summary>The outputs of the trigger.</summary>
    public ResponseShape Trigger => _shapes.Trigger;

    /// <summary>The inputs of the trigger; null where no expression reads them.</summary>
    public ResponseShape? TriggerInputs => _shapes.TriggerRecord.Find("inputs");

    private static bool IsLiteral(Expression expression, out Value value)
    {
        value = (expression as Literal)?.Value ?? Value.Null;
        return expression is Literal && !value.IsNull;
    }

    private Expression Parse(Value? json)
    {
        try
        {
            return Template.Parse(json ?? Value.Null);
        }
        catch (ExpressionSyntaxException)
        {
            return new Literal(Value.Null);
        }
    }

    private Expression ParseCondition(LintedAction action, Value? json, string place) =>
        Condition.Parse(json, action.Definition, _builder, $"{action.Pointer}/{place}");

    private void ReadSchemas()
    {
        var trigger = _flow.Definition.Definition["triggers"].AsObject().Select(one => one.Value.AsObject()).FirstOrDefault() ?? ObjectValue.Empty;
        if (trigger["inputs"].Member("schema") is ObjectValue { Count: > 0 } body)
        {
            // Expressions see one item of the list that the schema describes.
            var seen = SplitPath.Aggregate((Value?)body, (schema, name) => schema.Member("properties").Member(name));
            new SchemaShapes(body).Apply(IsSplit ? seen.Member("items") : body, Trigger.Property("body"));
        }

        foreach (var (name, declared) in _flow.Definition.Definition["parameters"].AsObject())
        {
            foreach (var shape in _shapes.Resolve(new Call("parameters", [new Literal(name)]), null))
                shape.Mark(KindOfType(declared.Member("type").Text() switch { { } type when type.Equals("Int", StringComparison.OrdinalIgnoreCase) => "integer", { } type when type.Equals("Bool", StringComparison.OrdinalIgnoreCase) => "boolean", var type => type }));
        }

        foreach (var action in _flow.Actions.Where(action => action.Is("ParseJson")))
        {
            if (action.Definition.Input("schema") is not ObjectValue schema)
                continue;
            foreach (var shape in _shapes.Resolve(Parse(action.Definition.Input("content")), action))
                new SchemaShapes(schema).Apply(schema, shape.Kind is ShapeKind.JsonText or ShapeKind.Base64 ? shape.Content! : shape);
        }
    }

    private void ReadAction(LintedAction action)
    {
        var json = action.Definition.Json;
        switch (action.Definition.Type.ToUpperInvariant())
        {
            case "FOREACH":
                Use(Parse(json["foreach"]), action, ShapeKind.Array);
                break;
            case "IF" or "UNTIL":
                Use(ParseCondition(action, json["expression"], "expression"), action, ShapeKind.Boolean);
                break;
            case "SWITCH":
                ReadSwitch(action);
                break;
            case "QUERY":
                Use(Parse(action.Definition.Input("from")), action, ShapeKind.Array);
                Use(ParseCondition(action, action.Definition.Input("where"), "inputs/where"), action, ShapeKind.Boolean);
                break;
            case "SELECT" or "TABLE" or "JOIN":
                Use(Parse(action.Definition.Input("from")), action, ShapeKind.Array);
                Use(Parse(action.Definition.Inputs), action);
                break;
            case "SETVARIABLE":
                Use(Parse(action.Definition.Input("value")), action, KindOfVariable(action.Definition.Input("name")?.ToText()));
                break;
            case "INCREMENTVARIABLE" or "DECREMENTVARIABLE":
                Use(Parse(action.Definition.Input("value")), action, ShapeKind.Number);
                break;
            case "INITIALIZEVARIABLE":
                foreach (var variable in action.Definition.Input("variables").Items())
                    Use(Parse(variable.Member("value")), action, KindOfType(variable.Member("type").Text()));
                break;
            case "WAIT":
                Use(Parse(action.Definition.Input("interval").Member("count")), action, ShapeKind.Number);
                Use(Parse(action.Definition.Input("until").Member("timestamp")), action, ShapeKind.Date);
                break;
            case "EXPRESSION":
                Use(Parse(action.Definition.Input("baseTime")), action, ShapeKind.Date);
                Use(Parse(action.Definition.Input("interval")), action, ShapeKind.Number);
                break;
            default:
                Use(Parse(action.Definition.Inputs), action);
                break;
        }
    }

    private void ReadSwitch(LintedAction action)
    {
        var expression = Parse(action.Definition.Json["expression"]);
        Use(expression, action);
        if (action.Definition.Json["cases"].AsObject().Select(one => one.Value.Member("case")).FirstOrDefault() is not { } first)
            return;
        foreach (var shape in _shapes.Resolve(expression, action))
            Compare(shape, first, isWanted: true);
    }

    private ShapeKind KindOfVariable(string? name) => KindOfType(_flow.Actions
        .Where(action => action.Is("InitializeVariable"))
        .SelectMany(action => action.Definition.Input("variables").Items())
        .FirstOrDefault(variable => variable.Member("name").IsText(name ?? ""))
        .Member("type").Text());

    private static ShapeKind KindOfType(string? type) => type?.ToUpperInvariant() switch
    {
        "ARRAY" => ShapeKind.Array,
        "OBJECT" => ShapeKind.Object,
        "INTEGER" or "FLOAT" => ShapeKind.Number,
        "BOOLEAN" => ShapeKind.Boolean,
        "STRING" => ShapeKind.Text,
        _ => ShapeKind.Unknown,
    };

    /// <summary>Takes all hints of an expression. Conditions are wanted to be true, so that more of a flow runs.</summary>
    private void Use(Expression expression, LintedAction? place, ShapeKind kind = ShapeKind.Unknown, bool isWanted = true)
    {
        foreach (var shape in _shapes.Resolve(expression, place))
        {
            shape.Mark(kind);
            if (kind == ShapeKind.Boolean)
                Compare(shape, isWanted, isWanted: true);
        }

        switch (expression)
        {
            case Call call:
                UseCall(call, place, kind, isWanted);
                break;
            case Access access:
                Use(access.Target, place);
                Use(access.Key, place);
                break;
            case Interpolation interpolation:
                foreach (var part in interpolation.Parts)
                    Use(part, place, ShapeKind.Text);
                break;
            case ArrayTemplate array:
                foreach (var item in array.Items)
                    Use(item, place);
                break;
            case ObjectTemplate members:
                foreach (var (name, value) in members.Properties)
                {
                    Use(name, place);
                    Use(value, place);
                }

                break;
        }
    }

    private void UseCall(Call call, LintedAction? place, ShapeKind kind, bool isWanted)
    {
        var name = call.Name.ToUpperInvariant();
        UseComparison(name, call.Arguments, place, isWanted);
        UseText(name, call.Arguments, place);
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var isInnerWanted = name switch { "NOT" => !isWanted, "AND" or "OR" => isWanted, _ => true };
            var inner = name == "COALESCE" || (name == "IF" && i > 0) ? kind : FunctionHints.KindOf(call.Name, i);
            Use(call.Arguments[i], place, inner, isInnerWanted);
            foreach (var shape in FunctionHints.IsTimeZone(call.Name, i) ? _shapes.Resolve(call.Arguments[i], place) : [])
                shape.MayBe("UTC");
        }
    }

    private void UseComparison(string name, Expression[] arguments, LintedAction? place, bool isWanted)
    {
        if (arguments.Length != 2 || name is not ("EQUALS" or "GREATER" or "GREATEROREQUALS" or "LESS" or "LESSOREQUALS"))
            return;
        var (left, right) = (_shapes.Resolve(arguments[0], place).ToList(), _shapes.Resolve(arguments[1], place).ToList());
        foreach (var (shapes, other) in new[] { (left, arguments[1]), (right, arguments[0]) })
        {
            if (other is Call { Name: var function } call)
            {
                var kind = function.Equals("variables", StringComparison.OrdinalIgnoreCase) && IsLiteral(call.Arguments[0], out var variable)
                    ? KindOfVariable(variable.ToText())
                    : FunctionHints.ResultOf(function);
                foreach (var shape in kind is ShapeKind.Number or ShapeKind.Date ? shapes : [])
                    shape.Mark(kind);
            }

            if (!IsLiteral(other, out var value))
                continue;
            var isUp = (name.StartsWith("GREATER", StringComparison.Ordinal) == isWanted) == (other == arguments[1]);
            foreach (var shape in shapes)
                Compare(shape, name == "EQUALS" ? value : Beside(value, isUp ? 1 : -1), isWanted || name != "EQUALS");
        }

        if (name == "EQUALS" && isWanted && left is [var one] && right is [var two])
            one.IsSameAs(two);
    }

    private static Value Beside(Value value, int step) => value switch
    {
        IntegerValue number => number.Content + step,
        FloatValue number => number.Content + step,
        _ => value,
    };

    private static void Compare(ResponseShape shape, Value value, bool isWanted)
    {
        if (isWanted)
            shape.MayBe(value);
        else
            shape.IsNot(value);
        shape.Mark(value switch { BooleanValue => ShapeKind.Boolean, NumberValue => ShapeKind.Number, _ => ShapeKind.Unknown });
    }

    /// <summary>What has to stand in a text, so that it can be cut.</summary>
    private void UseText(string name, Expression[] arguments, LintedAction? place)
    {
        if (arguments.Length < 2 || name is not ("INDEXOF" or "LASTINDEXOF" or "SPLIT" or "STARTSWITH" or "ENDSWITH" or "CONTAINS" or "SUBSTRING"))
            return;
        foreach (var shape in _shapes.Resolve(arguments[0], place))
        {
            if (name == "SUBSTRING")
                shape.MinLength = Math.Max(shape.MinLength, (int)Math.Clamp(arguments.Skip(1).Sum(argument => IsLiteral(argument, out var number) && number is IntegerValue whole ? whole.Content : 0), 0, 1000));
            else if (IsLiteral(arguments[1], out var part) && part is StringValue { Content.Length: > 0 } text)
                shape.Parts.Add(text.Content);
        }
    }
}
