using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.JsonSchemas;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>Holds mocks against what the connectors' definitions say of their responses.</summary>
internal static class MockSchemas
{
    /// <summary>What is wrong with the bodies of responses that the definitions describe. A null is taken for any type.</summary>
    public static IReadOnlyList<string> FindMistakes(Value mocks, FlowDefinition definition, FlowEnvironment environment)
    {
        var flow = new LintedFlow(definition, StandardLanguage.For(environment), FlowLimits.Default);
        return [.. from mock in mocks.AsObject()
                   let action = flow.Find(mock.Key)
                   where action is not null
                   let described = MockedOperations.Find(action, environment)?.Response
                   where described?.Schema is not null
                   from response in mock.Value is ArrayValue list ? list.Items : [mock.Value]
                   from mistake in Check(mock.Key, response, described)
                   select mistake];
    }

    private static IEnumerable<string> Check(string action, Value response, OperationResponse described)
    {
        var status = response.Member("statusCode") is IntegerValue { Content: var code } ? code : 200;
        if (status != described.StatusCode || response.Member("body") is not { } body || SwaggerReference.Follow(described.Swagger, described.Schema) is not { } schema)
            yield break;
        var checker = new JsonSchema(schema.With("definitions", described.Swagger["definitions"] ?? ObjectValue.Empty), FlowLimits.Default);
        foreach (var error in Find(checker, body).Where(error => !error.Message.EndsWith("but got Null.", StringComparison.Ordinal)))
            yield return $"The mock of '{action}' is no response of the operation: {(error.Path.Length > 0 ? $"body.{error.Path}: " : "body: ")}{error.Message}";
    }

    /// <summary>A schema that is too large to be checked says nothing.</summary>
    private static List<SchemaError> Find(JsonSchema schema, Value body)
    {
        try
        {
            return schema.Check(body);
        }
        catch (JsonSchemaException)
        {
            return [];
        }
    }
}
