using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AcsConnector.Emulator.Control;
using AcsConnector.Emulator.Operations;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator;

/// <summary>Every JSON shape of the emulator. The relaxed encoder writes '+' and apostrophes as they are, as the service does.</summary>
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(CreateIdentity.Request), TypeInfoPropertyName = "CreateIdentityRequest")]
[JsonSerializable(typeof(CreateIdentity.Answer), TypeInfoPropertyName = "CreateIdentityAnswer")]
[JsonSerializable(typeof(IdentityBody))]
[JsonSerializable(typeof(AccessTokenBody))]
[JsonSerializable(typeof(IssueAccessToken.Request), TypeInfoPropertyName = "IssueAccessTokenRequest")]
[JsonSerializable(typeof(ExchangeTeamsUserAccessToken.Request), TypeInfoPropertyName = "ExchangeRequest")]
[JsonSerializable(typeof(JsonWebKeySetBody))]
[JsonSerializable(typeof(HealthRoute.Answer), TypeInfoPropertyName = "HealthAnswer")]
[JsonSerializable(typeof(IdentitiesRoute.Answer), TypeInfoPropertyName = "IdentitiesAnswer")]
[JsonSerializable(typeof(IntrospectRoute.Request), TypeInfoPropertyName = "IntrospectRequest")]
[JsonSerializable(typeof(TeamsUserTokenRoute.Request), TypeInfoPropertyName = "TeamsUserTokenRequest")]
[JsonSerializable(typeof(ManagedIdentityRoute.Answer), TypeInfoPropertyName = "ManagedIdentityAnswer")]
[JsonSerializable(typeof(ManagedIdentityRoute.Refusal), TypeInfoPropertyName = "ManagedIdentityRefusal")]
[JsonSerializable(typeof(ActivityRoutes.RequestsAnswer))]
[JsonSerializable(typeof(ActivityRoutes.LimitsAnswer))]
[JsonSerializable(typeof(FaultsRoute.Request), TypeInfoPropertyName = "FaultRequest")]
[JsonSerializable(typeof(FaultsRoute.Answer), TypeInfoPropertyName = "FaultsAnswer")]
internal sealed partial class EmulatorJson : JsonSerializerContext
{
    public static EmulatorJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message, string? Target, InnerErrorBody? Innererror);

internal sealed record InnerErrorBody(string Code, string Message);
