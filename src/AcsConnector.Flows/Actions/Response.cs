using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Responds to the caller of a Request trigger. The first response counts, and the run goes on.</summary>
internal sealed class Response(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _inputs = flow.ParseInputs(action);

    protected override Task<Outcome> RunAsync(ActionScope scope)
    {
        var inputs = scope.Evaluate(_inputs).AsObject();
        if (scope.Run.Response is not null)
        {
            return Task.FromResult(new Outcome(ActionStatus.Skipped, "ActionResponseSkipped")
            {
                Inputs = inputs,
                Error = Outcome.ErrorOf("ActionResponseSkipped", $"The execution of template action '{Name}' is skipped: the caller has its response already."),
            });
        }

        var status = inputs["statusCode"] switch
        {
            null or NullValue => 200,
            IntegerValue { Content: >= 100 and <= 599 } number => (int)number.Content,
            StringValue text when int.TryParse(text.Content, out var number) && number is >= 100 and <= 599 => number,
            var other => throw new ActionException("BadRequest", $"The status code of action '{Name}' is '{other}': it is a number from 100 to 599.", inputs),
        };
        var headers = inputs["headers"].AsObject();
        scope.Run.Response = new ActionResponse(Name, new FlowResponse(status, headers, inputs["body"]));
        return Task.FromResult(Outcome.Succeeded(inputs, inputs));
    }
}
