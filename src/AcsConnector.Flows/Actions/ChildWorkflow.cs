using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Calls another flow and takes its response.</summary>
internal sealed class ChildWorkflow : FlowAction
{
    private readonly FlowBuilder _flow;
    private readonly HttpCall _call;
    private readonly Expression _body;
    private readonly string _name;
    private LoadedFlow? _child;

    public ChildWorkflow(ActionDefinition action, FlowBuilder flow)
        : base(action)
    {
        _flow = flow;
        _call = new HttpCall(action, flow);
        _body = flow.ParseInput(action, "body");
        _name = ReferenceOf(action);
        if (!IsMocked && FindChild() is null)
            flow.RefuseWithoutResponse(action, $"It calls the flow '{_name}', which is not in the same file, nor among the given ones: give its file too, or mock its response.");
    }

    /// <summary>The flow that the action calls; null when it is neither among those that are given nor in the caller's file.</summary>
    public static FlowDefinition? ChildOf(ActionDefinition action, FlowDefinition caller, FlowEnvironment environment)
    {
        var name = ReferenceOf(action);
        return environment.ChildFlows.Concat(caller.Siblings).FirstOrDefault(child => child.Aliases.Append(child.Name).Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    public override FlowDefinition? Called => IsMocked ? null : FindChild();

    protected override bool MakesOutputsOfInputs => false;

    private bool IsMocked => _flow.Environment.IsMocked(Name) || _call.HasStaticResult;

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var body = scope.Evaluate(_body);
        var inputs = new ObjectValue(("host", IsMocked ? _name : Definition.Input("host") ?? _name), ("body", body));
        if (IsMocked)
            return await _call.SendAsync(scope, new FlowRequest(Name, "POST", $"workflow:{Uri.EscapeDataString(_name)}", [], body), inputs);
        if (scope.Run.Depth >= scope.Limits.MaxChildFlowDepth)
            throw new ActionException("BadRequest", TooDeep(scope.Limits.MaxChildFlowDepth), inputs);

        _child ??= LoadChild(inputs);
        var result = await RunChildAsync(scope, body, inputs);
        return result.Response is { } response ? HttpCall.OutcomeOf(response.Response, inputs) with { HidesOutputs = Hides(result, response.Action) } : NoResponse(scope, inputs);
    }

    private async Task<RunResult> RunChildAsync(ActionScope scope, Value body, Value inputs)
    {
        try
        {
            return await scope.Run.RunChildAsync(_child!, body.IsNull ? null : body);
        }
        catch (FlowRefusedException e)
        {
            throw new ActionException("BadRequest", e.Message, inputs);
        }
    }

    private string TooDeep(int levels) => $"Flows call each other more than {levels} levels deep at action '{Name}'.";

    private static bool Hides(RunResult child, string response) => child.Actions.Any(action => action.Record.Name == response && action.HidesOutputs);

    private LoadedFlow LoadChild(Value inputs)
    {
        try
        {
            return LoadedFlow.Load(new FlowBuilder(FindChild()!, _flow.Environment, _flow.Language, _flow.Limits));
        }
        catch (FlowRefusedException e)
        {
            throw new ActionException("BadRequest", e.Message, inputs);
        }
    }

    private FlowDefinition? FindChild() => ChildOf(Definition, _flow.Definition, _flow.Environment);

    private static string ReferenceOf(ActionDefinition action)
    {
        var host = action.Input("host") as ObjectValue;
        var reference = host?["workflowReferenceName"] ?? host?["workflow"].Member("id");
        return reference?.ToText().Split('/')[^1] ?? "";
    }

    private static Outcome NoResponse(ActionScope scope, Value inputs)
    {
        var error = Outcome.ErrorOf("NoResponse", $"The server did not receive a response from an upstream server. Request tracking id '{scope.Run.NewTrackingId()}'.");
        return HttpCall.OutcomeOf(new FlowResponse(502, ObjectValue.Empty, new ObjectValue(("error", error))), inputs);
    }
}
