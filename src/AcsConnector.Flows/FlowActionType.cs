using System.Text.Json.Nodes;
using AcsConnector.Flows.Engine;

namespace AcsConnector.Flows;

/// <summary>A type of action of your own.</summary>
/// <param name="name">What definitions write as its <c>type</c>, in any case.</param>
/// <param name="runAsync">
/// Does what the action is for and returns its outputs; an object's <c>body</c> is what the function <c>body</c> finds. Called on the
/// thread of the run; the token ends with the run, or with the action's <c>limit.timeout</c>. A <see cref="FlowActionException"/> makes the
/// action fail; any other exception leaves the run.
/// </param>
public sealed class FlowActionType(string name, Func<FlowActionCall, CancellationToken, Task<JsonNode?>> runAsync)
{
    /// <summary>What definitions write as its <c>type</c>, in any case.</summary>
    public string Name { get; } = name;

    internal ActionType Type => new(Name, RunAsync);

    private async Task<Values.Value> RunAsync(ActionCall call, CancellationToken cancellationToken)
    {
        try
        {
            return JsonBridge.ToValue(await runAsync(new FlowActionCall(call.Action, JsonBridge.ToNode(call.Inputs), call.UtcNow), cancellationToken));
        }
        catch (FlowActionException e)
        {
            throw new ActionException(e.Code, e.Message);
        }
    }
}
