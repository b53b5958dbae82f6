using System.Text.Json;
using System.Text.Json.Serialization;
using AcsConnector.Api.Http;

namespace AcsConnector.Api.Service;

/// <summary>What the service takes and gives.</summary>
[JsonSerializable(typeof(AcsCreateRequest))]
[JsonSerializable(typeof(AcsTokenRequest))]
[JsonSerializable(typeof(AcsExchangeRequest))]
[JsonSerializable(typeof(AcsCreateResponse))]
[JsonSerializable(typeof(CommunicationAccessToken))]
internal sealed partial class ServiceJson : JsonSerializerContext
{
    public static ServiceJson Wire { get; } = new(WireJson.Configure(new JsonSerializerOptions()));
}
