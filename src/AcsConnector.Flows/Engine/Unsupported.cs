namespace AcsConnector.Flows.Engine;

/// <summary>Stands for an action that cannot be read, so that those which run after it are not refused, too. Never runs.</summary>
internal sealed class Unsupported(ActionDefinition action) : FlowAction(action)
{
    /// <summary>A type that is not known here is one of somebody else's.</summary>
    public override bool Connects => Definition.Type.Length > 0;

    protected override Task<Outcome> RunAsync(ActionScope scope) =>
        throw new InvalidOperationException($"The action '{Name}' of type '{Definition.Type}' was refused.");
}
