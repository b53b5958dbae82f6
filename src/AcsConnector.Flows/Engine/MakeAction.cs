namespace AcsConnector.Flows.Engine;

/// <summary>Reads an action of a definition. What keeps it from running becomes a problem of the flow.</summary>
internal delegate FlowAction MakeAction(ActionDefinition action, FlowBuilder flow);
