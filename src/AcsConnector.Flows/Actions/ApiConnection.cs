using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Logic Apps' call of a connector: a method and a path, encoded already.</summary>
internal sealed class ApiConnection : ConnectorAction
{
    private readonly Expression _path;
    private readonly Expression _queries;
    private readonly Expression _headers;
    private readonly Expression _body;
    private readonly string _method;
    private readonly Value _host;
    private readonly ConnectorEndpoint? _endpoint;

    public ApiConnection(ActionDefinition action, FlowBuilder flow)
        : base(action, flow)
    {
        _path = flow.ParseInput(action, "path");
        _queries = flow.ParseInput(action, "queries");
        _headers = flow.ParseInput(action, "headers");
        _body = flow.ParseInput(action, "body");
        _method = action.Input("method")?.ToText().ToUpperInvariant() ?? "GET";
        _host = action.Input("host") ?? ObjectValue.Empty;
        var shape = ShapeOf(_path);
        _endpoint = flow.Environment.Connectors.FirstOrDefault(endpoint => endpoint.Connector.Match(_method, shape) is not null);
        if (_endpoint is null && !IsMocked)
            flow.RefuseWithoutResponse(action, $"No given connector has an operation for {_method} {shape}: give its definition, or mock its response.");
    }

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var path = scope.Evaluate(_path).ToText();
        var queries = scope.Evaluate(_queries);
        var headers = scope.Evaluate(_headers);
        var body = scope.Evaluate(_body);
        var inputs = Inputs(("host", _host), ("method", (Value)_method), ("path", path), ("queries", queries), ("headers", headers), ("body", body));
        var content = body.IsNull ? null : body;
        var address = RequestParts.WithQueries(path, queries);
        var request = _endpoint is null
            ? new FlowRequest(Name, _method, "connection:" + address, RequestParts.Headers(headers), content)
            : Request(_endpoint, ConnectionOf(_host), new OperationRequest(_endpoint.Connector.BasePath.TrimEnd('/') + address, RequestParts.Headers(headers), content), _method, scope);
        return await Call.SendAsync(scope, request, inputs);
    }

    /// <summary>The key of <c>$connections</c> (<c>@parameters('$connections')['acsidentity']['connectionId']</c>), or of connections.json.</summary>
    public static string ConnectionOf(Value host)
    {
        var connection = host.Member("connection") as ObjectValue;
        if (connection?["referenceName"] is { } reference)
            return reference.ToText();
        return connection?["name"]?.ToText().Split('\'') is [_, _, _, var key, ..] ? key : "";
    }

    /// <summary>The path with something in the place of every expression, enough to know the operation by.</summary>
    public static string ShapeOf(Expression path) => path switch
    {
        Literal literal => literal.Value.ToText(),
        Interpolation interpolation => string.Concat(interpolation.Parts.Select(part => part is Literal literal ? literal.Value.ToText() : "x")),
        Call { Name: var name } call when name.Equals("concat", StringComparison.OrdinalIgnoreCase) =>
            string.Concat(call.Arguments.Select(part => part is Literal literal ? literal.Value.ToText() : "x")),
        _ => "/x",
    };

    private static ObjectValue Inputs(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var inputs = new OrderedDictionary<string, Value>();
        foreach (var (name, value) in members)
        {
            if (!value.IsNull)
                inputs[name] = value;
        }

        return new ObjectValue(inputs);
    }
}
