using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcsConnector.Api.Http;

/// <summary>JSON as the API and the service write it. Reflection is off: each folder names its shapes in a context of its own.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // A request has two levels; deeper ones and members named twice are mistakes or attacks.
        options.MaxDepth = 8;
        options.AllowDuplicateProperties = false;
        return options;
    }
}
