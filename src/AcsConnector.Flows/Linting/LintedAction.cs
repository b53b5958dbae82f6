using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>An action in its place in the flow, whatever is wrong with it.</summary>
internal sealed class LintedAction(ActionDefinition definition, LintedAction? parent, List<LintedAction> siblings, FlowLimits limits)
{
    public ActionDefinition Definition => definition;

    public string Name => definition.Name;

    public string Pointer => definition.Pointer;

    public LintedAction? Parent => parent;

    public FlowLimits Limits => limits;

    /// <summary>The actions of its block, itself too.</summary>
    public IReadOnlyList<LintedAction> Siblings => siblings;

    /// <summary>From the nearest block outwards.</summary>
    public IEnumerable<LintedAction> Enclosing => parent is null ? [] : parent.Enclosing.Prepend(parent);

    /// <summary>The actions of its block that it waits for, with the statuses; those that cannot be read are left out.</summary>
    public IReadOnlyList<(LintedAction Action, IReadOnlyList<string> Statuses)> RunAfter => field ??=
    [
        .. from member in definition.Json["runAfter"].AsObject()
           let action = siblings.Find(sibling => string.Equals(sibling.Name, member.Key, StringComparison.OrdinalIgnoreCase))
           where action is not null
           select (action, Statuses(member.Value)),
    ];

    /// <summary>Everything it waits for in its block, at any distance; itself too when they wait in a circle.</summary>
    public IReadOnlySet<LintedAction> Predecessors => field ??= FindPredecessors();

    /// <summary>The texts with expressions that are evaluated for this action itself, not for those inside.</summary>
    public IReadOnlyList<LintedText> Texts => field ??=
        [.. LintedText.ActionMembers.SelectMany(name => LintedText.In(definition.Json[name], $"{definition.Pointer}/{name}", limits))];

    public bool Is(params ReadOnlySpan<string> types)
    {
        foreach (var type in types)
        {
            if (string.Equals(definition.Type, type, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether it has ended when <paramref name="other"/> starts.</summary>
    public bool RunsBefore(LintedAction other)
    {
        var own = Enclosing.Prepend(this).ToList();
        return other.Enclosing.Prepend(other).Any(later => own.Exists(later.Predecessors.Contains));
    }

    private static List<string> Statuses(Value value) =>
        [.. value.Items().Select(item => ActionStatus.Parse(item.ToText())).OfType<string>()];

    private HashSet<LintedAction> FindPredecessors()
    {
        var found = new HashSet<LintedAction>();
        var open = new Stack<LintedAction>([this]);
        while (open.TryPop(out var action))
        {
            foreach (var (predecessor, _) in action.RunAfter)
            {
                if (found.Add(predecessor))
                    open.Push(predecessor);
            }
        }

        return found;
    }
}
