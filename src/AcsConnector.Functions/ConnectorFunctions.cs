using AcsConnector.Api.Actions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AcsConnector.Functions;

/// <summary>
/// A function for each action of the connector, under the action's operation id, method and route; a test compares them. The
/// level is anonymous because the API checks its callers itself, the same on every host. It is public because the worker calls public
/// functions directly: for each call of another it compiles an expression, most of what a call takes.
/// </summary>
public sealed class ConnectorFunctions(ApiPipeline api)
{
    [Function("CreateCommunicationIdentity")]
    public Task<IResult> CreateUserAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "identities")] HttpRequest request) =>
        api.RunAsync<CreateUser>(request);

    [Function("DeleteCommunicationIdentity")]
    public Task<IResult> DeleteUserAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "identities/{identityId}")] HttpRequest request) =>
        api.RunAsync<DeleteUser>(request);

    [Function("IssueIdentityAccessToken")]
    public Task<IResult> IssueAccessTokenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "identities/{identityId}/:issueAccessToken")] HttpRequest request) =>
        api.RunAsync<IssueAccessToken>(request);

    [Function("RevokeIdentityAccessTokens")]
    public Task<IResult> RevokeAccessTokensAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "identities/{identityId}/:revokeAccessTokens")] HttpRequest request) =>
        api.RunAsync<RevokeAccessTokens>(request);

    [Function("ExchangeTeamsUserAccessToken")]
    public Task<IResult> ExchangeTeamsUserTokenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "teamsUser/:exchangeAccessToken")] HttpRequest request) =>
        api.RunAsync<ExchangeTeamsUserToken>(request);

    [Function("TestConnection")]
    public Task<IResult> TestConnectionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "connection")] HttpRequest request) =>
        api.RunAsync<TestConnection>(request);

    /// <summary>Everything else, so that the API responds to it and not the host: wrong paths and methods, and health.</summary>
    [Function("Other")]
    public Task<IResult> OtherAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) => api.RunAsync(request);
}
