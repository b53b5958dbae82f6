using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>Reads a definition's blocks into actions, and collects all that keeps the flow from running.</summary>
internal sealed class FlowBuilder(FlowDefinition definition, FlowEnvironment environment, FlowLanguage language, FlowLimits limits)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private int _depth;

    /// <summary>Whether the action that is read stands at the top, in no block.</summary>
    public bool IsAtTop => _depth == 1;

    public FlowDefinition Definition => definition;

    public FlowEnvironment Environment => environment;

    public FlowLanguage Language => language;

    public FlowLimits Limits => limits;

    public List<FlowProblem> Problems { get; } = [];

    /// <summary>Reads <c>{"Name": {action}, …}</c>. What cannot be read becomes a problem.</summary>
    public Block ReadBlock(Value? actions, string pointer)
    {
        if (actions is null or NullValue)
            return new Block([]);
        if (actions is not ObjectValue named)
        {
            Problems.Add(new FlowProblem(pointer, null, "Actions are an object: a name and an action each.", FlowProblemKind.Action));
            return new Block([]);
        }

        // The flow itself is the first. What is deeper still is its consequence.
        if (++_depth == limits.MaxBlockDepth + 2)
            Exceed(pointer, null, $"Actions are nested more than {limits.MaxBlockDepth} levels deep.");
        var read = named.Select(member => ReadAction(member.Key, member.Value, $"{pointer}/{JsonPointer.Escape(member.Key)}")).ToList();
        _depth--;
        return new Block(InOrder(read));
    }

    /// <summary>Reads JSON with expressions in it. A mistake in one becomes a problem.</summary>
    public Expression Parse(Value? json, string pointer, string? action)
    {
        try
        {
            return Template.Parse(json ?? Value.Null, limits);
        }
        catch (ExpressionSyntaxException e)
        {
            Problems.Add(new FlowProblem(pointer, action, $"An expression cannot be read: {e.Message}", FlowProblemKind.Expression));
            return new Literal(Value.Null);
        }
    }

    public Expression ParseInputs(ActionDefinition action) => Parse(action.Inputs, action.Pointer + "/inputs", action.Name);

    public Expression ParseInput(ActionDefinition action, string name) => Parse(action.Input(name), $"{action.Pointer}/inputs/{name}", action.Name);

    public void Refuse(ActionDefinition action, string message, FlowProblemKind kind = FlowProblemKind.Action) =>
        Problems.Add(new FlowProblem(action.Pointer, action.Name, message, kind));

    /// <summary>Keeps the flow from running for want of a response to this action.</summary>
    public void RefuseWithoutResponse(ActionDefinition action, string message) =>
        Problems.Add(new FlowProblem(action.Pointer, action.Name, message, FlowProblemKind.ResponseMissing) { Service = ServiceNames.Of(action) });

    /// <summary>Whether what the action gives is in the mocks, or a static result of the definition.</summary>
    public bool HasResponse(ActionDefinition action) => environment.IsMocked(action.Name) || action.StaticResult is not null;

    /// <summary>A limit of a save alone: such a flow runs, and lint tells of it.</summary>
    private void Exceed(string pointer, string? action, string message) =>
        Problems.Add(new FlowProblem(pointer, action, message, FlowProblemKind.SaveLimit));

    private FlowAction ReadAction(string name, Value json, string pointer)
    {
        if (json is not ObjectValue members || members["type"] is not StringValue { Content: { Length: > 0 } type })
        {
            Problems.Add(new FlowProblem(pointer, name, "The action has no 'type'.", FlowProblemKind.Type));
            return new Unsupported(new ActionDefinition(name, "", json.AsObject(), pointer));
        }

        if (_names.Count == limits.MaxActions)
            Exceed(pointer, name, $"A flow has at most {limits.MaxActions} actions.");
        if (!_names.Add(name))
            Problems.Add(new FlowProblem(pointer, name, $"There are two actions '{name}'; names are unique in a flow, ignoring case.", FlowProblemKind.Name));

        var action = new ActionDefinition(name, type, members, pointer);
        if ((language.Actions.Find(type) ?? (HasResponse(action) ? language.Mocked : null)) is { } make)
        {
            var read = make(action, this);
            read.Timeout = members["limit"].Member("timeout") is { } timeout ? Parse(timeout, pointer + "/limit/timeout", name) : null;
            return read;
        }

        Problems.Add(new FlowProblem(pointer, name, $"Actions of type '{type}' do not run here: mock its response.", FlowProblemKind.Unsupported)
        {
            Service = ServiceNames.Of(action),
        });
        return new Unsupported(action);
    }

    /// <summary>Sorts by <c>runAfter</c>, otherwise as in the definition.</summary>
    private List<FlowAction> InOrder(List<FlowAction> actions)
    {
        var indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < actions.Count; i++)
            indexes.TryAdd(actions[i].Name, i);
        var conditions = actions.ConvertAll(action => ReadRunAfter(action, indexes));
        var waiters = conditions
            .SelectMany((list, waiter) => list.Select(condition => (condition.Index, Waiter: waiter)))
            .ToLookup(pair => pair.Index, pair => pair.Waiter);

        var missing = conditions.ConvertAll(list => list.Count);
        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, actions.Count).Where(i => missing[i] == 0).Select(i => (i, i)));
        var positions = new Dictionary<int, int>();
        while (ready.TryDequeue(out var next, out _))
        {
            positions[next] = positions.Count;
            foreach (var waiter in waiters[next])
            {
                if (--missing[waiter] == 0)
                    ready.Enqueue(waiter, waiter);
            }
        }

        if (positions.Count < actions.Count)
        {
            var circle = Enumerable.Range(0, actions.Count).Where(i => !positions.ContainsKey(i)).Select(i => actions[i]).ToList();
            Refuse(circle[0].Definition, $"'runAfter' goes in a circle: {string.Join(", ", circle.Select(action => action.Name))}.", FlowProblemKind.Circle);
        }

        foreach (var i in positions.Keys)
            actions[i].RunAfter = conditions[i].ConvertAll(condition => condition with { Index = positions[condition.Index] });
        return [.. positions.Keys.Select(i => actions[i])];
    }

    private List<RunAfter> ReadRunAfter(FlowAction action, Dictionary<string, int> indexes)
    {
        var conditions = new List<RunAfter>();
        if (action.Definition.Json["runAfter"] is not ObjectValue runAfter)
            return conditions;
        foreach (var (name, value) in runAfter)
        {
            var statuses = value.Items().Select(item => ActionStatus.Parse(item.ToText())).ToList();
            // The designer of conversational agents writes the trigger there, which has fired.
            if (definition.Definition["triggers"] is ObjectValue triggers && triggers[name] is not null && !indexes.ContainsKey(name))
                continue;
            if (!indexes.TryGetValue(name, out var index))
                Refuse(action.Definition, $"'runAfter' names '{name}', and there is no such action beside this one.", FlowProblemKind.RunAfter);
            else if (statuses.Count == 0 || statuses.Contains(null))
                Refuse(action.Definition, $"'runAfter' of '{name}' lists statuses: Succeeded, Failed, Skipped, TimedOut.", FlowProblemKind.RunAfter);
            else
                conditions.Add(new RunAfter(name, index, statuses!));
        }

        return conditions;
    }
}
