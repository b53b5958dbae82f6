using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Functions;

namespace AcsConnector.Flows.Actions;

/// <summary>The service's language, with what a host adds to it.</summary>
internal static class StandardLanguage
{
    public static FlowLanguage For(FlowEnvironment environment) => new(
        BuiltInFunctions.Table.With(environment.Functions),
        BuiltInActions.Types.With(environment.ActionTypes),
        (action, flow) => new MockedAction(action, flow));
}
