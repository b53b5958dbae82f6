using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>A flow that has been read and found able to run. Load once, run many times.</summary>
public sealed class Flow
{
    private static readonly string[] OwnParameters = ["$connections", "$authentication"];

    private readonly Dictionary<string, FlowAction> _actions;

    private Flow(FlowDefinition definition, FlowEnvironment environment, FlowTrigger trigger, Block block)
    {
        Definition = definition;
        Environment = environment;
        Trigger = trigger;
        Block = block;
        _actions = block.Actions.SelectMany(action => action.Descendants.Prepend(action)).ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);
        SecretParameters = [.. DeclaredParameters(definition)
            .Where(parameter => parameter.Declaration["type"] is StringValue { Content: var type } && type.StartsWith("Secure", StringComparison.OrdinalIgnoreCase))
            .Select(parameter => parameter.Name)
            .Except(OwnParameters)];
    }

    public FlowDefinition Definition { get; }

    public FlowTrigger Trigger { get; }

    /// <summary>All actions in the order they run in, inner ones behind their blocks.</summary>
    public IEnumerable<(string Name, string Type)> Actions => _actions.Values.Select(action => (action.Name, action.Definition.Type));

    internal FlowEnvironment Environment { get; }

    internal Block Block { get; }

    internal HashSet<string> SecretParameters { get; }

    /// <summary>Where a caller would call the flow; only flows with a Request trigger have such a place.</summary>
    internal string? CallbackUrl => Trigger.IsCallable
        ? $"https://localhost/workflows/{Uri.EscapeDataString(Definition.Name)}/triggers/{Uri.EscapeDataString(Trigger.Name)}/paths/invoke"
        : null;

    /// <param name="limits">How large the definition may be: the service's limits, if null. Those of a run are among its options.</param>
    /// <exception cref="FlowRefusedException">It cannot run: with every reason there is.</exception>
    public static Flow Load(FlowDefinition definition, FlowEnvironment environment, FlowLimits? limits = null)
    {
        var builder = new FlowBuilder(definition, environment, limits ?? FlowLimits.Default);
        if (ValueLimits.WhyTooLarge(definition.Definition, builder.Limits) is { } problem)
            throw new FlowRefusedException(definition.Name, [new FlowProblem(definition.Pointer, null, problem, FlowProblemKind.Limit)]);
        var trigger = FlowTrigger.Read(definition, builder.Problems);
        var block = builder.ReadBlock(definition.Definition["actions"], definition.Pointer + "/actions");
        return builder.Problems.Count == 0
            ? new Flow(definition, environment, trigger!, block)
            : throw new FlowRefusedException(definition.Name, builder.Problems);
    }

    /// <summary>Runs the flow on the calling thread, which waits for it.</summary>
    public FlowRunResult Run(FlowRunOptions options, CancellationToken cancellation) =>
        RunLoop.Run(options.Time, loop => FlowRunner.RunAsync(this, options, loop, depth: 0, cancellation));

    internal IReadOnlyList<FlowAction>? FindBlock(string name) =>
        _actions.TryGetValue(name, out var action) && action.Blocks.Any() ? [.. action.Blocks.SelectMany(block => block.Actions)] : null;

    /// <summary>The declared parameters with their values: given now, given beside the definition, or by default.</summary>
    internal ObjectValue ParametersWith(ObjectValue given)
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

    internal ObjectValue AppSettingsWith(ObjectValue given) => given.Aggregate(Definition.AppSettings, (settings, own) => settings.With(own.Key, own.Value));

    private static IEnumerable<(string Name, ObjectValue Declaration)> DeclaredParameters(FlowDefinition definition) =>
        (definition.Definition["parameters"] as ObjectValue ?? ObjectValue.Empty).Select(parameter => (parameter.Key, parameter.Value as ObjectValue ?? ObjectValue.Empty));
}
