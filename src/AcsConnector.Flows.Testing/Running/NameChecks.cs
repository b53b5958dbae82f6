using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>Finds names in expectations that no action of the flow has: what is expected of them would never be looked at.</summary>
internal static class NameChecks
{
    /// <summary>Each name with what is wrong.</summary>
    public static IEnumerable<Named<string>> Find(FlowExpectation expect, RunnableFlow flow)
    {
        var names = flow.Actions.Select(action => action.Name).ToList();
        var given = expect.Actions.Select(one => (one.Name, one.Place))
            .Concat(expect.Requests.Select(one => (one.Name, one.Place)))
            .Concat(expect.Iterations.Select(one => (one.Name, one.Place)))
            .Concat(expect.IterationCounts.Select(one => (one.Name, one.Place)))
            .Where(one => !names.Contains(one.Name, StringComparer.OrdinalIgnoreCase))
            .Concat(expect.Outputs.Where(one => OutputPath.Split(one.Name, names) is null).Select(one => (OutputPath.FirstOf(one.Name), one.Place)));
        return given.Select(one => new Named<string>(one.Item1, one.Place, $"The flow has no action '{one.Item1}'.{Spelling.HintAction(one.Item1, names)}"));
    }
}
