using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>Whom an action asks, in the designer's words.</summary>
/// <param name="Action">The action's name.</param>
/// <param name="Service">The connector's name, or the type of the action where it asks no connector.</param>
/// <param name="Operation">The summary of the operation; null where no connector's definition has it.</param>
internal sealed record AskedService(string Action, string Service, string? Operation)
{
    /// <summary>Of every action that asks somebody else, in the order of the flow, and of the trigger that a connector has.</summary>
    public static IReadOnlyList<AskedService> In(FlowDefinition definition, FlowEnvironment environment)
    {
        var flow = new LintedFlow(definition, StandardLanguage.For(environment), FlowLimits.Default);
        return
        [
            .. flow.Actions.Where(action => BuiltInActions.CanBeMocked(action.Definition.Type)).Select(action => Of(action, environment)),
            .. from trigger in definition.Definition["triggers"].AsObject()
               let read = new ActionDefinition(trigger.Key, trigger.Value.Member("type").Text() ?? "", trigger.Value.AsObject(), definition.Pointer)
               where read.Input("host") is not null || read.Input("serviceProviderConfiguration") is not null
               select new AskedService(read.Name, ServiceNames.Of(read), null),
        ];
    }

    private static AskedService Of(LintedAction action, FlowEnvironment environment)
    {
        var (connector, operation) = MockedOperations.FindWithConnector(action, environment);
        return new AskedService(action.Name, connector?.Title ?? ServiceNames.Of(action.Definition), operation?.Summary);
    }
}
