using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Running;

namespace AcsConnector.Flows.Actions;

/// <summary>Reads JSON text, or takes JSON as it is, and checks it by a schema. Nothing is converted to fit.</summary>
internal sealed class ParseJson(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly Expression _content = flow.ParseInput(action, "content");
    private readonly Expression _schema = flow.ParseInput(action, "schema");

    protected override Task<Outcome> RunAsync(ActionScope scope)
    {
        var content = _content.Evaluate(scope);
        var schema = _schema.Evaluate(scope);
        var inputs = new ObjectValue(("content", content), ("schema", schema));
        if (content is NullValue or StringValue { Content: "" })
            throw new ActionException("InvalidTemplate", "Required property 'content' expects a value but got null. Path ''.", inputs);

        var body = content is StringValue { Content: var text } ? Read(text, inputs) : content;
        return Task.FromResult(Outcome.Succeeded(inputs, new ObjectValue(("body", body))));
    }

    private static Value Read(string text, Value inputs)
    {
        try
        {
            return ValueJson.Parse(text);
        }
        catch (ValueJsonException e)
        {
            throw new ActionException(
                "InvalidJSON",
                $"The 'content' property of actions of type 'ParseJson' must be valid JSON. The provided value cannot be parsed: '{e.Message}'.",
                inputs);
        }
    }
}
