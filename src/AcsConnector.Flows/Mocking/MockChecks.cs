using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>Finds mocks that would stand for nothing: a misspelled name would let a run call the real address.</summary>
internal static class MockChecks
{
    /// <summary>Every mock has to name an action of the flow that asks somebody else.</summary>
    /// <exception cref="MocksException">With every mock that does not, and those of another shape than <see cref="MockTransport"/> takes.</exception>
    public static void Check(Value mocks, FlowDefinition definition, FlowEnvironment environment)
    {
        _ = new MockTransport(mocks, null);
        // The actions of flows that it calls ask through the same mocks.
        var flows = CalledFlows.From(definition, environment)
            .Select(flow => new LintedFlow(flow, StandardLanguage.For(environment), FlowLimits.Default))
            .ToList();
        var mistakes = mocks.AsObject().Names.Select(name => MistakeOf(name, flows, environment)).OfType<string>().ToList();
        if (mistakes.Count > 0)
            throw new MocksException(string.Join('\n', mistakes));
    }

    private static string? MistakeOf(string name, List<LintedFlow> flows, FlowEnvironment environment)
    {
        if (flows.Select(flow => flow.Find(name)).FirstOrDefault(found => found is not null) is not { } action)
            return $"The mocks name the action '{name}', which the flow '{flows[0].Definition.Name}' does not have.{Hint(name, flows, environment)}";
        if (action.Enclosing.FirstOrDefault(outer => outer.Is("Agent")) is { } agent)
            return $"The mocks name the action '{name}', which never runs here: it is a tool of '{agent.Name}', whose own response is in the mocks.";
        return CanBeMocked(action, environment)
            ? null
            : $"The mocks name the action '{name}', which cannot be mocked: what an action of type '{action.Definition.Type}' does is done here.";
    }

    private static bool CanBeMocked(LintedAction action, FlowEnvironment environment) =>
        BuiltInActions.CanBeMocked(action.Definition.Type)
        || environment.ActionTypes.Any(type => type.Name.Equals(action.Definition.Type, StringComparison.OrdinalIgnoreCase));

    private static string Hint(string name, List<LintedFlow> flows, FlowEnvironment environment)
    {
        var names = flows.SelectMany(flow => flow.Actions).Where(action => CanBeMocked(action, environment)).Select(action => action.Name).ToList();
        return Spelling.HintAction(name, names);
    }
}
