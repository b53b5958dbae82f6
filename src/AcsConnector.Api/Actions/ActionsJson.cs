using System.Text.Json;
using System.Text.Json.Serialization;
using AcsConnector.Api.Http;

namespace AcsConnector.Api.Actions;

/// <summary>What the connector's actions take and give.</summary>
[JsonSerializable(typeof(CreateUser.Request), TypeInfoPropertyName = "CreateUserRequest")]
[JsonSerializable(typeof(CreateUser.Response), TypeInfoPropertyName = "CreateUserResponse")]
[JsonSerializable(typeof(CreateUser.User), TypeInfoPropertyName = "CreateUserUser")]
[JsonSerializable(typeof(IssueAccessToken.Request), TypeInfoPropertyName = "IssueAccessTokenRequest")]
[JsonSerializable(typeof(ExchangeTeamsUserToken.Request), TypeInfoPropertyName = "ExchangeTeamsUserTokenRequest")]
[JsonSerializable(typeof(TestConnection.Response), TypeInfoPropertyName = "TestConnectionResponse")]
[JsonSerializable(typeof(AccessTokenResponse))]
[JsonSerializable(typeof(string))]
internal sealed partial class ActionsJson : JsonSerializerContext
{
    public static ActionsJson Wire { get; } = new(WireJson.Configure(new JsonSerializerOptions()));
}
