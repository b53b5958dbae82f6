using System.Text;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Sends a request to any address.</summary>
internal sealed class Http(ActionDefinition action, FlowBuilder flow) : FlowAction(action)
{
    private readonly HttpCall _call = new(action, flow);
    private readonly Expression _inputs = flow.ParseInputs(action);

    public override bool Connects => !_call.HasStaticResult && !flow.Environment.IsMocked(Name);

    public override Uri? KnownAddress => RequestParts.KnownAddress(Definition.Input("uri"));

    protected override bool MakesOutputsOfInputs => false;

    protected override async Task<Outcome> RunAsync(ActionScope scope)
    {
        var inputs = scope.Evaluate(_inputs).AsObject();
        var uri = RequestParts.WithQueries(RequestParts.Text(inputs, "uri"), inputs["queries"]);
        var isMocked = scope.Run.Flow.Environment.IsMocked(Name);
        // Nothing is sent then, and what the address is made of may be known in the cloud alone.
        if (!isMocked && !HasHttpAddress(uri))
            throw new ActionException("BadRequest", $"The 'uri' of action '{Name}' is not an http or https address: '{uri}'.", inputs);

        var headers = RequestParts.Headers(inputs["headers"]);
        if (RequestParts.Text(inputs, "cookie") is { Length: > 0 } cookie)
            headers.Add(new("Cookie", cookie));
        if (inputs["authentication"] is ObjectValue authentication)
            headers.Add(new("Authorization", Authorization(authentication, isMocked, scope)));
        var request = new FlowRequest(Name, Method(inputs), uri, headers, inputs["body"]);
        return await _call.SendAsync(scope, request, inputs.Without("authentication").Without("retryPolicy"));
    }

    private static string Method(ObjectValue inputs) => RequestParts.Text(inputs, "method") is { Length: > 0 } method ? method.ToUpperInvariant() : "GET";

    private static bool HasHttpAddress(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private string Authorization(ObjectValue authentication, bool isMocked, ActionScope scope)
    {
        var type = RequestParts.Text(authentication, "type");
        var header = type.ToUpperInvariant() switch
        {
            "RAW" => RequestParts.Text(authentication, "value"),
            "BASIC" => "Basic " + Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{RequestParts.Text(authentication, "username")}:{RequestParts.Text(authentication, "password")}")),
            _ when isMocked => "",
            _ => throw new ActionException("BadRequest", $"The authentication '{type}' of action '{Name}' needs the cloud; here are Raw and Basic, or a response in the mocks."),
        };
        scope.Run.Secrets.Add(header);
        return header;
    }
}
