using AcsConnector.Flows.Engine;

namespace AcsConnector.Flows.Actions;

/// <summary>Actions that succeed or fail as one.</summary>
internal sealed class Scope(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Block _block = flow.ReadBlock(action.Json["actions"], action.Pointer + "/actions");

    public override IEnumerable<Block> Blocks => [_block];

    protected override async Task<Outcome> RunAsync(ActionScope scope) => BlockOutcome.From(await _block.RunAsync(scope.Frame, scope.CancellationToken));
}
