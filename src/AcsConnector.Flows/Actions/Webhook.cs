using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>
/// Subscribes somewhere and waits to be called back (HttpWebhook, OpenApiConnectionWebhook, ApiConnectionWebhook). Nobody can call
/// this machine from the cloud: what comes back is a response of the mocks.
/// </summary>
internal sealed class Webhook : FlowAction
{
    private readonly FlowBuilder _flow;
    private readonly HttpCall _call;
    private readonly Expression _inputs;

    public Webhook(ActionDefinition action, FlowBuilder flow)
        : base(action)
    {
        _flow = flow;
        _call = new HttpCall(action, flow);
        var inputs = action.Inputs.AsObject();
        _inputs = flow.Parse(inputs.Without("authentication"), action.Pointer + "/inputs", action.Name);
        if (!flow.HasResponse(action))
            flow.RefuseWithoutResponse(action, "It waits to be called back from the cloud: mock what comes back.");
    }

    public override bool Connects => !_flow.HasResponse(Definition);

    protected override bool MakesOutputsOfInputs => false;

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var inputs = scope.WithCallback(Name).Evaluate(_inputs);
        return await _call.SendAsync(scope, new FlowRequest(Name, "POST", $"webhook:{Uri.EscapeDataString(Name)}", [], inputs), inputs);
    }
}
