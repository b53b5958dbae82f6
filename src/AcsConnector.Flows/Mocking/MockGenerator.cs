using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Linting;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>
/// Makes responses up that fit a flow: from the expressions that read them, the schemas of ParseJson actions and of the trigger, and the
/// responses that the connectors' Swagger files describe.
/// </summary>
internal sealed class MockGenerator
{
    private readonly IReadOnlyList<FlowDefinition> _flows;
    private readonly FlowEnvironment _environment;
    private readonly Dictionary<FlowDefinition, ShapeReader> _readers = new(ReferenceEqualityComparer.Instance);

    /// <param name="definition">The flow.</param>
    /// <param name="environment">Its connectors and the flows that it calls, whose actions get responses too.</param>
    public MockGenerator(FlowDefinition definition, FlowEnvironment environment)
    {
        _flows = CalledFlows.From(definition, environment);
        _environment = environment;
    }

    /// <summary>Mocks for every action that asks somebody else, in the order of the flow. A flow that is called and given runs itself.</summary>
    public ObjectValue ForAll() => Make((flow, action) => CalledFlows.Asks(action, flow, _environment));

    /// <summary>Mocks for the actions that would keep the flow from running.</summary>
    /// <param name="withHttp">Whether requests of Http actions, which anybody may send, get responses too.</param>
    /// <param name="isOffline">Whether all requests get responses, because none is sent.</param>
    public ObjectValue ForMissing(bool withHttp = true, bool isOffline = false)
    {
        var missing = _flows.SelectMany(MissingIn).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (isOffline)
            missing.UnionWith(CalledFlows.RunBy(_flows[0], _environment).SelectMany(flow => flow.Actions).Where(action => action.Connects).Select(action => action.Name));
        return Make((_, action) => missing.Contains(action.Name) || (withHttp && action.Is("Http") && !_environment.IsMocked(action.Name)));
    }

    /// <summary>What starts the flow.</summary>
    public TriggerInput ForTrigger()
    {
        var reader = ReaderOf(_flows[0]);
        var shape = reader.Trigger;
        return new TriggerInput
        {
            Body = BodyOfTrigger(reader),
            Headers = PartOf(shape, "headers"),
            Queries = PartOf(shape, "queries"),
            RelativePathParameters = PartOf(shape, "relativePathParameters"),
            OtherOutputs = new ObjectValue([.. shape.Properties.Where(part => !TriggerInput.IsOfRequest(part.Key)).Select(part => (part.Key, ShapeValues.Make(part.Value)))]),
            Inputs = reader.TriggerInputs is { } inputs ? ShapeValues.Make(inputs) : null,
        };
    }

    /// <summary>Values for the parameters that have none.</summary>
    public ObjectValue ForParameters() => Values(ReaderOf(_flows[0]).Missing.Parameters);

    /// <summary>Values for the app settings that have none.</summary>
    public ObjectValue ForAppSettings() => Values(ReaderOf(_flows[0]).Missing.AppSettings);

    private static ObjectValue Values(IReadOnlyDictionary<string, ResponseShape> shapes) =>
        new([.. shapes.Select(shape => (shape.Key, ShapeValues.Make(shape.Value)))]);

    private static Value? BodyOfTrigger(ShapeReader reader)
    {
        var body = reader.Trigger.Find("body") is { } found ? ShapeValues.Make(found) : null;
        // Expressions see one item of the list that the trigger brings.
        return reader.IsSplit
            ? reader.SplitPath.Reverse().Aggregate((Value)new ArrayValue([body ?? ObjectValue.Empty]), (inner, name) => new ObjectValue((name, inner)))
            : body;
    }

    private static ObjectValue PartOf(ResponseShape shape, string name) =>
        shape.Find(name) is { } part ? ShapeValues.MakeObject(part) : ObjectValue.Empty;

    private IEnumerable<string> MissingIn(FlowDefinition flow)
    {
        var builder = new FlowBuilder(flow, _environment, StandardLanguage.For(_environment), FlowLimits.Default);
        builder.ReadBlock(flow.Definition["actions"], flow.Pointer + "/actions");
        return builder.Problems.Where(problem => problem.Service is not null).Select(problem => problem.Action!);
    }

    private ObjectValue Make(Func<FlowDefinition, LintedAction, bool> isWanted)
    {
        var mocks = new OrderedDictionary<string, Value>(StringComparer.OrdinalIgnoreCase);
        foreach (var flow in _flows)
        {
            var linted = new LintedFlow(flow, StandardLanguage.For(_environment), FlowLimits.Default);
            foreach (var action in linted.Actions.Where(action => isWanted(flow, action) && !action.Enclosing.Any(outer => outer.Is("Agent"))))
                mocks.TryAdd(action.Name, new ArrayValue([MakeMock(action, ReaderOf(flow).OutputsOf(action.Name))]));
        }

        return new ObjectValue(mocks);
    }

    private ObjectValue MakeMock(LintedAction action, ResponseShape outputs)
    {
        if (outputs.Properties.Any(property => property.Key.ToUpperInvariant() is not ("STATUSCODE" or "HEADERS" or "BODY")))
            return new ObjectValue(("status", "Succeeded"), ("outputs", ShapeValues.MakeObject(outputs)));
        var described = MockedOperations.Find(action, _environment)?.Response;
        if (described?.Schema is { } schema)
            new SchemaShapes(described.Swagger).Apply(schema, outputs.Property("body"));
        var status = outputs.Find("statusCode")?.Literal is IntegerValue { Content: >= 200 and < 300 and var wanted } ? wanted : described?.StatusCode ?? 200;
        var mock = new ObjectValue(("statusCode", status));
        if (outputs.Find("headers") is { HasProperties: true } headers)
            mock = mock.With("headers", ShapeValues.MakeObject(headers));
        return described?.Example is { } example ? mock.With("body", example)
            : outputs.Find("body") is { } body ? mock.With("body", ShapeValues.Make(body))
            : mock;
    }

    private ShapeReader ReaderOf(FlowDefinition flow)
    {
        if (!_readers.TryGetValue(flow, out var reader))
            _readers[flow] = reader = new ShapeReader(flow, _environment);
        return reader;
    }
}
