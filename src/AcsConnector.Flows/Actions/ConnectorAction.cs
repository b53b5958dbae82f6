using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;

namespace AcsConnector.Flows.Actions;

/// <summary>What the two kinds of connector actions share: a connector's address, and the connection's value in its place.</summary>
internal abstract class ConnectorAction(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly bool _namesRun = !action.HasOption("SuppressWorkflowHeaders");

    protected FlowBuilder Builder { get; } = flow;

    protected HttpCall Call { get; } = new(action, flow);

    protected bool IsMocked => Builder.Environment.IsMocked(Name) || Call.HasStaticResult;

    public override bool Connects => !IsMocked;

    protected override bool MakesOutputsOfInputs => false;

    protected FlowRequest Request(ConnectorEndpoint endpoint, string connection, OperationRequest request, string method, ActionScope scope)
    {
        var headers = request.Headers.ToList();
        var address = scope.Run.Options.AddressOf(endpoint) + request.PathAndQuery;
        if ((Builder.Environment.ConnectionValues.GetValueOrDefault(connection) ?? endpoint.ConnectionValue) is { } value)
        {
            scope.Run.Secrets.Add(value);
            if (endpoint.Connector.KeyHeader is { } header)
                headers.Add(new(header, value));
            else if (endpoint.Connector.KeyQuery is { } query)
                address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}={Uri.EscapeDataString(value)}";
        }

        if (_namesRun)
        {
            headers.Add(new("x-ms-workflow-run-id", scope.Run.Id));
            headers.Add(new("x-ms-action-tracking-id", scope.Run.NewTrackingId()));
        }

        return new FlowRequest(Name, method, address, headers, request.Body);
    }
}
