using System.Text.Json.Nodes;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>What starts a run: the request to a Request trigger, or what a connector's trigger found.</summary>
public sealed record FlowTriggerInput
{
    /// <summary>The body; null for none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The method of the request; null where it does not matter.</summary>
    public string? Method { get; init; }

    /// <summary>The headers of the request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The fields of its query.</summary>
    public IReadOnlyDictionary<string, string> Queries { get; init; } = new Dictionary<string, string>();

    /// <summary>The values of the placeholders in its path.</summary>
    public IReadOnlyDictionary<string, string> RelativePathParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Other outputs of a trigger that is no request, such as <c>windowStartTime</c> of a sliding window.</summary>
    public JsonObject OtherOutputs { get; init; } = [];

    /// <summary>A body alone.</summary>
    /// <param name="body">The body; null for a trigger that brings nothing.</param>
    public static implicit operator FlowTriggerInput(JsonNode? body) => FromJsonNode(body);

    /// <summary>A body alone.</summary>
    /// <param name="body">The body; null for a trigger that brings nothing.</param>
    public static FlowTriggerInput FromJsonNode(JsonNode? body) => new() { Body = body };

    internal TriggerInput ToInput() => new()
    {
        Method = Method,
        Headers = JsonBridge.ToObject(Headers),
        Queries = JsonBridge.ToObject(Queries),
        RelativePathParameters = JsonBridge.ToObject(RelativePathParameters),
        Body = Body is null ? null : JsonBridge.ToValue(Body),
        OtherOutputs = JsonBridge.ToObject(OtherOutputs),
    };
}
