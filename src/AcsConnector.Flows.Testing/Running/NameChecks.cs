using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Testing.Reading;
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
            .Concat(expect.Iterations.Select(one => (one.Name, one.Place)))
            .Concat(expect.IterationCounts.Select(one => (one.Name, one.Place)))
            .Where(one => !Has(names, one.Name))
            .Concat(expect.Outputs.Where(one => OutputPath.Split(one.Name, names) is null).Select(one => (OutputPath.FirstOf(one.Name), one.Place)));
        return given.Select(one => Mistake(one.Item1, one.Place, names)).Concat(FindRequests(expect, flow, names));
    }

    /// <summary>A run sends the requests of flows that it calls, too.</summary>
    private static IEnumerable<Named<string>> FindRequests(FlowExpectation expect, RunnableFlow flow, List<string> names)
    {
        var others = expect.Requests.Where(one => !Has(names, one.Name)).ToList();
        if (others.Count == 0)
            return [];
        var called = flow.WithCalled.SelectMany(one => one.Actions).Select(action => action.Name).ToList();
        return others.Where(one => !Has(called, one.Name)).Select(one => Mistake(one.Name, one.Place, called));
    }

    private static bool Has(List<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static Named<string> Mistake(string name, Place place, List<string> names) =>
        new(name, place, $"The flow has no action '{name}'.{Spelling.HintAction(name, names)}");
}
