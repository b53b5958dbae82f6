using System.Text.Json.Nodes;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>A request that an action sent, or would have sent if no mock had responded. A retry is a request of its own. Nothing in it is hidden.</summary>
public sealed class RecordedRequest
{
    private readonly FlowRequest _request;

    private RecordedRequest(FlowRequest request) => _request = request;

    /// <summary>The action's name.</summary>
    public string Action => _request.Action;

    /// <summary>The method.</summary>
    public string Method => _request.Method;

    /// <summary>The whole address; of an action that needs the cloud a name for it, such as <c>operation:SendEmailV2</c>.</summary>
    public string Address => _request.Uri;

    /// <summary>The path as it is sent.</summary>
    public string Path => RequestAddress.PathOf(_request.Uri);

    /// <summary>The fields of the query, decoded, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => [.. RequestAddress.QueryOf(_request.Uri)];

    /// <summary>The headers; of one that is sent twice, the last.</summary>
    public IReadOnlyDictionary<string, string> Headers => JsonBridge.ToTexts(_request.Headers.Select(header => KeyValuePair.Create(header.Key, (Value)header.Value)));

    /// <summary>The body; null for none.</summary>
    public JsonNode? Body => JsonBridge.ToNode(_request.Body);

    /// <summary>The item of the loop around the action; null outside of loops.</summary>
    public JsonNode? Item => JsonBridge.ToNode(_request.Item);

    /// <summary>The method and the path.</summary>
    public override string ToString() => $"{Method} {Path}";

    internal static RecordedRequest Of(FlowRequest request) => new(request);
}
