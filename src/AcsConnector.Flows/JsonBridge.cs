using System.Text.Json;
using System.Text.Json.Nodes;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>The language's values as System.Text.Json's nodes, and back. Numbers keep their digits.</summary>
internal static class JsonBridge
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 2 * ValueJson.MaxNesting };

    /// <exception cref="ValueJsonException">It is nested too deeply.</exception>
    public static Value ToValue(JsonNode? node) => node is null ? Value.Null : ValueJson.Parse(node.ToJsonString());

    public static ObjectValue ToObject(JsonObject node) => (ObjectValue)ToValue(node);

    public static ObjectValue ToObject(IEnumerable<KeyValuePair<string, string>> texts) =>
        new([.. texts.Select(text => (text.Key, (Value)text.Value))]);

    /// <summary>Null for nothing, and for JSON's null.</summary>
    public static JsonNode? ToNode(Value? value) => value is null ? null : JsonNode.Parse(ValueJson.Write(value), documentOptions: Options);

    /// <summary>Names in any case.</summary>
    public static IReadOnlyDictionary<string, string> ToTexts(IEnumerable<KeyValuePair<string, Value>> members)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in members)
            texts[name] = value.ToText();
        return texts;
    }
}
