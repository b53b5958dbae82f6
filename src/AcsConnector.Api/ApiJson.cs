using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AcsConnector.Api.Actions;
using AcsConnector.Api.Http;
using AcsConnector.Api.Service;

namespace AcsConnector.Api;

/// <summary>Every JSON shape of the API; reflection is off, so no others are known.</summary>
[JsonSerializable(typeof(CreateUser.Request), TypeInfoPropertyName = "CreateUserRequest")]
[JsonSerializable(typeof(CreateUser.Response), TypeInfoPropertyName = "CreateUserResponse")]
[JsonSerializable(typeof(CreateUser.User), TypeInfoPropertyName = "CreateUserUser")]
[JsonSerializable(typeof(IssueAccessToken.Request), TypeInfoPropertyName = "IssueAccessTokenRequest")]
[JsonSerializable(typeof(ExchangeTeamsUserToken.Request), TypeInfoPropertyName = "ExchangeTeamsUserTokenRequest")]
[JsonSerializable(typeof(TestConnection.Response), TypeInfoPropertyName = "TestConnectionResponse")]
[JsonSerializable(typeof(AccessTokenResponse))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(AcsCreateRequest))]
[JsonSerializable(typeof(AcsTokenRequest))]
[JsonSerializable(typeof(AcsExchangeRequest))]
[JsonSerializable(typeof(AcsCreateAnswer))]
[JsonSerializable(typeof(CommunicationAccessToken))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The context with the options of the wire.</summary>
    public static ApiJson Wire { get; } = new(Configure(new JsonSerializerOptions()));

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
