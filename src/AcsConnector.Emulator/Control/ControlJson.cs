using System.Text.Json.Serialization;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Control;

/// <summary>What the emulator's own routes take and give.</summary>
[JsonSerializable(typeof(HealthRoute.Response), TypeInfoPropertyName = "HealthResponse")]
[JsonSerializable(typeof(IdentitiesRoute.Response), TypeInfoPropertyName = "IdentitiesResponse")]
[JsonSerializable(typeof(IntrospectRoute.Request), TypeInfoPropertyName = "IntrospectRequest")]
[JsonSerializable(typeof(EntraUserTokenRoutes.Request), TypeInfoPropertyName = "EntraUserTokenRequest")]
[JsonSerializable(typeof(ManagedIdentityRoute.Response), TypeInfoPropertyName = "ManagedIdentityResponse")]
[JsonSerializable(typeof(ManagedIdentityRoute.Refusal), TypeInfoPropertyName = "ManagedIdentityRefusal")]
[JsonSerializable(typeof(ActivityRoutes.RequestsResponse))]
[JsonSerializable(typeof(ActivityRoutes.RequestResponse))]
[JsonSerializable(typeof(ActivityRoutes.LimitsResponse))]
[JsonSerializable(typeof(TokensRoute.Response), TypeInfoPropertyName = "TokensResponse")]
[JsonSerializable(typeof(FaultsRoute.Request), TypeInfoPropertyName = "FaultRequest")]
[JsonSerializable(typeof(FaultsRoute.Response), TypeInfoPropertyName = "FaultsResponse")]
internal sealed partial class ControlJson : JsonSerializerContext
{
    public static ControlJson Wire { get; } = new(WireJson.NewOptions());
}
