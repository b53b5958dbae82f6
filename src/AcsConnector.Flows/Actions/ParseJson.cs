using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.JsonSchemas;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Reads JSON text, or takes JSON as it is, and checks it by a schema. Nothing is converted to fit.</summary>
internal sealed class ParseJson(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    /// <summary>It names the type of the action, not the action: so the service does.</summary>
    private const string PatternMessage = "The 'schema' property of action 'ParseJson' inputs contains 'pattern' or 'patternProperties' properties. "
        + "'Pattern' or 'patternProperties' properties are not supported in the action json schema.";

    private readonly Expression _content = flow.ParseInput(action, "content");
    private readonly Expression _schema = flow.ParseInput(action, "schema");

    protected override Task<Outcome> RunAsync(ActionScope scope)
    {
        var content = scope.Evaluate(_content);
        var schema = scope.Evaluate(_schema);
        var inputs = new ObjectValue(("content", content), ("schema", schema));
        if (content is NullValue or StringValue { Content: "" })
            throw new EvaluationException("Required property 'content' expects a value but got null. Path ''.");
        if (JsonSchema.HasPattern(schema))
            throw new ActionException("ActionSchemaNotSupported", PatternMessage, inputs);
        if (Binary.Is(content))
            throw new ActionException("BadRequest", $"The property 'content' must be of type JSON in the 'ParseJson' action inputs, but was of type '{((ObjectValue)content)["$content-type"]}'.", inputs);

        var body = content is StringValue { Content: var text } ? Read(text, inputs) : content;
        var errors = schema is ObjectValue json ? Check(body, json, scope.Limits) : [];
        return Task.FromResult(errors.Count == 0
            ? Outcome.Succeeded(inputs, new ObjectValue(("body", body)))
            : Outcome.Failed("ValidationFailed", "The schema validation failed.", inputs) with
            {
                Outputs = new ObjectValue(("errors", new ArrayValue([.. errors.Select(error => error.ToValue())]))),
            });
    }

    private static List<SchemaError> Check(Value body, ObjectValue schema, FlowLimits limits)
    {
        try
        {
            return new JsonSchema(schema, limits).Check(body);
        }
        catch (JsonSchemaException e)
        {
            throw new ActionException("ActionSchemaNotSupported", e.Message);
        }
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
