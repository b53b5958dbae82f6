using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Power Automate's call of a connector: an operation by its id, and flat parameters.</summary>
internal sealed class OpenApiConnection : ConnectorAction
{
    private readonly Expression _parameters;
    private readonly Value _host;
    private readonly string _operationId;
    private readonly string _connection;
    private readonly ConnectorEndpoint? _endpoint;

    public OpenApiConnection(ActionDefinition action, FlowBuilder flow)
        : base(action, flow)
    {
        // "authentication" is the platform's and never evaluated.
        _parameters = flow.ParseInput(action, "parameters");
        _host = action.Input("host") ?? ObjectValue.Empty;
        _operationId = _host.Member("operationId")?.ToText() ?? "";
        _connection = _host.Member("connectionName")?.ToText() ?? "";
        _endpoint = flow.Environment.Connectors.FirstOrDefault(endpoint => endpoint.Connector.Find(_operationId) is not null);
        if (_endpoint is null && !IsMocked)
        {
            flow.RefuseWithoutResponse(
                action, $"No given connector has the operation '{_operationId}' (connection '{_connection}'): give its definition, or mock its response.");
        }
    }

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var parameters = scope.Evaluate(_parameters).AsObject();
        var inputs = new ObjectValue(("host", _host), ("parameters", parameters));
        return await Call.SendAsync(scope, MakeRequest(scope, parameters, inputs), inputs);
    }

    private FlowRequest MakeRequest(ActionScope scope, ObjectValue parameters, Value inputs)
    {
        if (_endpoint is null)
            return new FlowRequest(Name, "POST", $"operation:{Uri.EscapeDataString(_operationId)}", [], parameters);
        var operation = _endpoint.Connector.Find(_operationId)!;
        try
        {
            return Request(_endpoint, _connection, operation.Bind(parameters), operation.Method, scope);
        }
        catch (OperationParameterException e)
        {
            throw new ActionException("BadRequest", e.Message, inputs);
        }
    }
}
