using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcsConnector.Api.Http;

/// <summary>The shape of every error.</summary>
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ErrorJson : JsonSerializerContext
{
    public static ErrorJson Wire { get; } = new(WireJson.Configure(new JsonSerializerOptions()));
}
