namespace AcsConnector.Flows.Linting;

/// <summary>Finds actions whose <c>runAfter</c> can never be met.</summary>
internal sealed class ReachChecks
{
    private readonly Dictionary<LintedAction, Statuses> _possible = [];
    private readonly Dictionary<LintedAction, Dictionary<LintedAction, Statuses>> _needed = [];

    [Flags]
    private enum Statuses
    {
        None = 0,
        Succeeded = 1,
        Failed = 2,
        Skipped = 4,
        TimedOut = 8,
        Cancelled = 16,
        Ran = Succeeded | Failed | TimedOut,
        Any = Ran | Skipped | Cancelled,
    }

    /// <summary>Whether one run may have both, two actions of a block; true of those that wait for themselves.</summary>
    public bool MayBothRun(LintedAction one, LintedAction other) => WaitsInCircle(one) || WaitsInCircle(other)
        || Needed(one).All(need => (Needed(other).GetValueOrDefault(need.Key, Statuses.Any) & need.Value) != 0);

    public static void Run(LintedFlow flow, ReachChecks checks)
    {
        var unreachable = new HashSet<LintedAction>();
        foreach (var action in flow.Actions.Where(action => !WaitsInCircle(action)))
        {
            if (checks.Needed(action).FirstOrDefault(need => need.Value == Statuses.None).Key is { } never)
            {
                unreachable.Add(action);
                // What waits for such an action is its consequence.
                if (!action.Predecessors.Any(predecessor => checks.Needed(predecessor).ContainsValue(Statuses.None)))
                    flow.Add(FlowRules.ActionUnreachable, action.Pointer + "/runAfter", action.Name, Message(action, never));
            }
        }
    }

    private static bool WaitsInCircle(LintedAction action) =>
        action.Predecessors.Contains(action) || action.Predecessors.Any(predecessor => predecessor.Predecessors.Contains(predecessor));

    private static string Message(LintedAction action, LintedAction never)
    {
        var (direct, statuses) = action.RunAfter.FirstOrDefault(condition => condition.Action == never);
        return never.Is("Terminate") ? $"It waits for '{never.Name}', which ends the run."
            : direct is null || statuses.Contains("Succeeded", StringComparer.Ordinal) ? $"What it waits for cannot all happen in one run, because of '{never.Name}'."
            : $"It waits for '{never.Name}' to be {string.Join(" or ", statuses)}, which never happens.";
    }

    /// <summary>How the action may end.</summary>
    private Statuses Possible(LintedAction action)
    {
        if (_possible.TryGetValue(action, out var known))
            return known;
        var statuses = Needed(action).ContainsValue(Statuses.None) ? Statuses.None : WhenRun(action);
        if (action.RunAfter.Any(condition => (Possible(condition.Action) & ~Listed(condition.Statuses)) != 0))
            statuses |= Statuses.Skipped;
        return _possible[action] = statuses;
    }

    /// <summary>
    /// How its predecessors must have ended when the action runs. One that must have run itself brings in what it needs. None for a
    /// contradiction.
    /// </summary>
    private Dictionary<LintedAction, Statuses> Needed(LintedAction action)
    {
        if (_needed.TryGetValue(action, out var known))
            return known;
        var needed = new Dictionary<LintedAction, Statuses>();
        foreach (var (predecessor, listed) in action.RunAfter)
        {
            var wanted = Possible(predecessor) & Listed(listed);
            Add(predecessor, wanted);
            if ((wanted & Statuses.Skipped) == 0)
            {
                foreach (var (earlier, before) in Needed(predecessor))
                    Add(earlier, before);
            }
        }

        return _needed[action] = needed;

        void Add(LintedAction predecessor, Statuses statuses) =>
            needed[predecessor] = needed.GetValueOrDefault(predecessor, Statuses.Any) & statuses;
    }

    private static Statuses WhenRun(LintedAction action)
    {
        if (action.Is("Terminate"))
            return action.Texts.Count == 0 ? Statuses.None : Statuses.Failed;
        // A second Response is skipped: the caller has its response.
        return action.Is("Response") ? Statuses.Any : Statuses.Ran;
    }

    private static Statuses Listed(IReadOnlyList<string> statuses) => statuses.Count == 0
        ? Statuses.Any
        : statuses.Aggregate(Statuses.None, (all, status) => all | Enum.Parse<Statuses>(status));
}
