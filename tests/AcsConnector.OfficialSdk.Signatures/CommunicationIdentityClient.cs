// The signatures are those of the public API listing of Azure.Communication.Identity 1.3.1, without the blocking twins of the methods;
// what stands behind them is the plainest REST call that the tests of this repository pass with. For tests only: see the project file.
// It is as strict as the SDK where that matters to who calls it: which arguments and which answers make it throw.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Communication.Identity;

public class CommunicationIdentityClient
{
    private const string Scope = "https://communication.azure.com//.default";
    private readonly HttpPipeline _pipeline;
    private readonly Uri _endpoint;
    private readonly string _version;

    public CommunicationIdentityClient(string connectionString)
        : this(connectionString, new CommunicationIdentityClientOptions())
    {
    }

    public CommunicationIdentityClient(string connectionString, CommunicationIdentityClientOptions options)
        : this(new Uri(PartOf(connectionString, "endpoint")), new AzureKeyCredential(PartOf(connectionString, "accesskey")), options)
    {
    }

    public CommunicationIdentityClient(Uri endpoint, AzureKeyCredential keyCredential, CommunicationIdentityClientOptions? options = null)
        : this(endpoint, new AccessKeyPolicy(keyCredential), options ?? new CommunicationIdentityClientOptions())
    {
    }

    public CommunicationIdentityClient(Uri endpoint, TokenCredential tokenCredential, CommunicationIdentityClientOptions? options = null)
        : this(endpoint, new BearerTokenAuthenticationPolicy(tokenCredential, Scope), options ?? new CommunicationIdentityClientOptions())
    {
    }

    private CommunicationIdentityClient(Uri endpoint, HttpPipelinePolicy signIn, CommunicationIdentityClientOptions options)
    {
        _pipeline = HttpPipelineBuilder.Build(options, signIn);
        _endpoint = endpoint;
        _version = options.ApiVersion;
    }

    public virtual async Task<Response<CommunicationUserIdentifier>> CreateUserAsync(CancellationToken cancellationToken = default)
    {
        var created = await CreateUserAndTokenAsync([], cancellationToken).ConfigureAwait(false);
        return Response.FromValue(created.Value.User, created.GetRawResponse());
    }

    public virtual Task<Response<CommunicationUserIdentifierAndToken>> CreateUserAndTokenAsync(
        IEnumerable<CommunicationTokenScope> scopes, CancellationToken cancellationToken = default) =>
        CreateUserAndTokenAsync(scopes, default, cancellationToken);

    public virtual async Task<Response<CommunicationUserIdentifierAndToken>> CreateUserAndTokenAsync(
        IEnumerable<CommunicationTokenScope> scopes, TimeSpan tokenExpiresIn, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["createTokenWithScopes"] = TextsOf(scopes ?? []), ["expiresInMinutes"] = MinutesOf(tokenExpiresIn) };
        var answer = await SendAsync(RequestMethod.Post, "/identities", body, 201, cancellationToken).ConfigureAwait(false);

        var created = JsonOf(answer);
        var user = new CommunicationUserIdentifier((string)created["identity"]!["id"]!);
        var token = created["accessToken"] is { } given ? TokenOf(given) : default(AccessToken?);
        return Response.FromValue(new CommunicationUserIdentifierAndToken(user, token), answer);
    }

    public virtual Task<Response<AccessToken>> GetTokenAsync(
        CommunicationUserIdentifier communicationUser, IEnumerable<CommunicationTokenScope> scopes, CancellationToken cancellationToken = default) =>
        GetTokenAsync(communicationUser, scopes, default, cancellationToken);

    public virtual Task<Response<AccessToken>> GetTokenAsync(
        CommunicationUserIdentifier communicationUser, IEnumerable<CommunicationTokenScope> scopes, TimeSpan tokenExpiresIn,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        var body = new JsonObject { ["scopes"] = TextsOf(scopes), ["expiresInMinutes"] = MinutesOf(tokenExpiresIn) };
        return TokenAsync($"{PathOf(communicationUser)}/:issueAccessToken", body, cancellationToken);
    }

    public virtual Task<Response<AccessToken>> GetTokenForTeamsUserAsync(
        GetTokenForTeamsUserOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options.TeamsUserAadToken, nameof(options));
        ArgumentNullException.ThrowIfNull(options.ClientId, nameof(options));
        ArgumentNullException.ThrowIfNull(options.UserObjectId, nameof(options));
        var body = new JsonObject { ["token"] = options.TeamsUserAadToken, ["appId"] = options.ClientId, ["userId"] = options.UserObjectId };
        return TokenAsync("/teamsUser/:exchangeAccessToken", body, cancellationToken);
    }

    public virtual Task<Response> RevokeTokensAsync(CommunicationUserIdentifier communicationUser, CancellationToken cancellationToken = default) =>
        SendAsync(RequestMethod.Post, $"{PathOf(communicationUser)}/:revokeAccessTokens", null, 204, cancellationToken);

    public virtual Task<Response> DeleteUserAsync(CommunicationUserIdentifier communicationUser, CancellationToken cancellationToken = default) =>
        SendAsync(RequestMethod.Delete, PathOf(communicationUser), null, 204, cancellationToken);

    private async Task<Response<AccessToken>> TokenAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(RequestMethod.Post, path, body, 200, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(TokenOf(JsonOf(answer)), answer);
    }

    private async Task<Response> SendAsync(RequestMethod method, string path, JsonObject? body, int success, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(_endpoint);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Uri.AppendQuery("api-version", _version);
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            foreach (var (name, _) in body.Where(member => member.Value is null).ToList())
                body.Remove(name);
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(body.ToJsonString()));
        }

        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.Status == success ? message.Response : throw new RequestFailedException(message.Response);
    }

    private static string PathOf(CommunicationUserIdentifier user) => $"/identities/{Uri.EscapeDataString(user.Id)}";

    private static JsonArray TextsOf(IEnumerable<CommunicationTokenScope> scopes) =>
        new([.. scopes.Select(scope => JsonValue.Create(scope.ToString()))]);

    /// <summary>None for a lifetime of zero.</summary>
    private static int? MinutesOf(TimeSpan lifetime) => lifetime == default ? null : Convert.ToInt32(lifetime.TotalMinutes);

    private static JsonNode JsonOf(Response answer) => JsonNode.Parse(answer.ContentStream!)!;

    /// <summary>Like the SDK's, with the year 1 for an expiry that is missing.</summary>
    private static AccessToken TokenOf(JsonNode token) => new(
        (string)token["token"]!,
        (string?)token["expiresOn"] is { } expiry ? DateTimeOffset.Parse(expiry, CultureInfo.InvariantCulture) : default);

    private static string PartOf(string connectionString, string name) => connectionString
        .Split(';').Select(part => part.Split('=', 2)).Single(part => part[0].Equals(name, StringComparison.OrdinalIgnoreCase))[1];

    private sealed class AccessKeyPolicy(AzureKeyCredential credential) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            using var body = new MemoryStream();
            message.Request.Content?.WriteTo(body, message.CancellationToken);
            var uri = message.Request.Uri.ToUri();
            var date = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
            var hash = Convert.ToBase64String(SHA256.HashData(body.ToArray()));
            var signed = HMACSHA256.HashData(
                Convert.FromBase64String(credential.Key),
                Encoding.ASCII.GetBytes($"{message.Request.Method}\n{uri.PathAndQuery}\n{date};{uri.Authority};{hash}"));

            message.Request.Headers.SetValue("x-ms-date", date);
            message.Request.Headers.SetValue("x-ms-content-sha256", hash);
            message.Request.Headers.SetValue(
                "Authorization", $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={Convert.ToBase64String(signed)}");
        }
    }
}
