using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Ends the run with a status of its choice.</summary>
internal sealed class Terminate(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _inputs = flow.ParseInputs(action);

    protected override Task<Outcome> RunAsync(ActionScope scope)
    {
        var inputs = scope.Evaluate(_inputs);
        var status = ActionStatus.Parse(inputs.Member("runStatus")?.ToText() ?? "");
        if (status is not (ActionStatus.Succeeded or ActionStatus.Failed or ActionStatus.Cancelled))
            throw new ActionException("BadRequest", $"The 'runStatus' of action '{Name}' is Succeeded, Failed or Cancelled.", inputs);
        if (scope.ReadsSecrets && inputs.Member("runError") is ObjectValue { } error)
            scope.Run.Secrets.Add(error["message"]?.ToText() ?? "");
        scope.Run.Terminate(status, status == ActionStatus.Failed ? ((ObjectValue)inputs)["runError"] : null, Name);
        return Task.FromResult(Outcome.Done(inputs));
    }
}
