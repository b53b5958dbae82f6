using System.Text.Json.Serialization;

namespace AcsConnector.Api.Actions;

/// <summary>What several actions take or give.</summary>
[JsonSerializable(typeof(AccessTokenResponse))]
[JsonSerializable(typeof(string))]
internal sealed partial class SharedJson : JsonSerializerContext;
