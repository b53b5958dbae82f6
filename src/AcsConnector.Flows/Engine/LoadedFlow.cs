using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>A flow's definition as actions, with what stands around it.</summary>
internal sealed class LoadedFlow
{
    private static readonly string[] OwnParameters = ["$connections", "$authentication"];

    private readonly Dictionary<string, FlowAction> _actions;
    private readonly Dictionary<string, string> _parents = new(StringComparer.OrdinalIgnoreCase);

    private LoadedFlow(FlowBuilder builder, FlowTrigger trigger, Block block)
    {
        Definition = builder.Definition;
        Environment = builder.Environment;
        Language = builder.Language;
        Trigger = trigger;
        Block = block;
        _actions = block.Actions.SelectMany(action => action.Descendants.Prepend(action)).ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, parent) in _actions.Values.SelectMany(action => action.Blocks.SelectMany(inner => inner.Actions).Select(child => (child.Name, action.Name))))
            _parents[name] = parent;
        SecretParameters = [.. DeclaredParameters(Definition)
            .Where(parameter => parameter.Declaration["type"] is StringValue { Content: var type } && type.StartsWith("Secure", StringComparison.OrdinalIgnoreCase))
            .Select(parameter => parameter.Name)
            .Except(OwnParameters)];
    }

    public FlowDefinition Definition { get; }

    public FlowTrigger Trigger { get; }

    /// <summary>All actions in the order they run in, inner ones behind their blocks.</summary>
    public IEnumerable<(string Name, string Type)> Actions => _actions.Values.Select(action => (action.Name, action.Definition.Type));

    /// <summary>The actions that send requests, with their addresses where the definition has them.</summary>
    public IEnumerable<(string Action, Uri? Address)> Connections =>
        _actions.Values.Where(action => action.Connects).Select(action => (action.Name, action.KnownAddress));

    public FlowEnvironment Environment { get; }

    public FlowLanguage Language { get; }

    public Block Block { get; }

    public HashSet<string> SecretParameters { get; }

    /// <summary>Where a caller would call the flow; only flows with a Request trigger have such a place.</summary>
    public string? CallbackUrl => Trigger.IsCallable
        ? $"https://localhost/workflows/{Uri.EscapeDataString(Definition.Name)}/triggers/{Uri.EscapeDataString(Trigger.Name)}/paths/invoke"
        : null;

    /// <param name="builder">Reads the definition.</param>
    /// <param name="findWhatStopsSave">What else is wrong with it; null where another flow calls it, for which that was asked before.</param>
    /// <exception cref="FlowRefusedException">It cannot run: with every reason there is.</exception>
    public static LoadedFlow Load(FlowBuilder builder, Func<IEnumerable<FlowProblem>>? findWhatStopsSave = null)
    {
        var definition = builder.Definition;
        if (ValueLimits.WhyTooLarge(definition.Definition, builder.Limits) is { } problem)
            throw new FlowRefusedException(definition.Name, [new FlowProblem(definition.Pointer, null, problem, FlowProblemKind.Limit)]);
        builder.Problems.AddRange(definition.Unresolved.Select(WhyUnresolved));
        var trigger = FlowTrigger.Read(builder);
        var block = builder.ReadBlock(definition.Definition["actions"], definition.Pointer + "/actions");
        if (findWhatStopsSave is not null)
            builder.Problems.AddRange(findWhatStopsSave().Where(problem => !IsKnown(problem, builder.Problems)).ToList());
        var reasons = builder.Problems.FindAll(problem => problem.Kind != FlowProblemKind.SaveLimit);
        return reasons.Count == 0
            ? new LoadedFlow(builder, trigger!, block)
            : throw new FlowRefusedException(definition.Name, reasons);
    }

    /// <summary>An expression that cannot be read has been told already, with the place of all the inputs.</summary>
    private static bool IsKnown(FlowProblem problem, List<FlowProblem> known) => known.Exists(one =>
        one.Kind == FlowProblemKind.Expression && problem.Pointer.StartsWith(one.Pointer, StringComparison.Ordinal));

    private static FlowProblem WhyUnresolved(UnresolvedText text) => new(
        text.Pointer,
        null,
        text.Missing is null
            ? $"'{text.Text}' has a value in a deployment alone: write that in its place."
            : $"'{text.Text}' needs a value: the parameter '{text.Missing}' of the template has none. Give it among the parameters.",
        FlowProblemKind.Value);

    /// <summary>The action whose block an action stands in; null for one of the flow itself.</summary>
    public string? ParentOf(string action) => _parents.GetValueOrDefault(action);

    public IReadOnlyList<FlowAction>? FindBlock(string name) =>
        _actions.TryGetValue(name, out var action) && action.Blocks.Any() ? [.. action.Blocks.SelectMany(block => block.Actions)] : null;

    /// <summary>The declared parameters with their values: given now, given beside the definition, or by default.</summary>
    public ObjectValue ParametersWith(ObjectValue given)
    {
        var values = new OrderedDictionary<string, Value>();
        foreach (var (name, declaration) in DeclaredParameters(Definition))
            values[name] = given[name] ?? Definition.ParameterValues[name] ?? declaration["defaultValue"] ?? Value.Null;
        // A Standard workflow declares its parameters in parameters.json alone.
        foreach (var (name, value) in given.Concat(Definition.ParameterValues))
            values.TryAdd(name, value);
        if (Definition.Definition["parameters"] is ObjectValue declared && declared["$connections"] is not null)
            values["$connections"] = Definition.Connections;
        return new ObjectValue(values);
    }

    public ObjectValue AppSettingsWith(ObjectValue given) => given.Aggregate(Definition.AppSettings, (settings, own) => settings.With(own.Key, own.Value));

    private static IEnumerable<(string Name, ObjectValue Declaration)> DeclaredParameters(FlowDefinition definition) =>
        definition.Definition["parameters"].AsObject().Select(parameter => (parameter.Key, parameter.Value.AsObject()));
}
