using AcsConnector.Api.Http;
using AcsConnector.Api.Service;

namespace AcsConnector.Api.Access;

/// <summary>
/// Who may call. Logic Apps custom connectors send one header, <c>Connection-String</c>; its value is either the
/// connection string of a resource, which is then called with that key, or an API key, for the server's own resource.
/// Without it, a Microsoft Entra account opens the server's own resource, where the operator lets accounts in.
/// </summary>
internal sealed class CallerAuthentication(
    AccessOptions options, EntraOptions entra, ApiKeys keys, AllowedEndpoints allowed, AcsClients clients, EntraTokens? tokens,
    ServersResource? server)
{
    public const string Header = "Connection-String";
    public const string OperatorsPart = "The server's operator must set an API key (Access__PrimaryApiKey) and a resource (COMMUNICATION_SERVICES_ENDPOINT).";

    public bool LetsSomebodyIn => options.AllowConnectionStrings || keys.Any || entra.Setting is not null;

    /// <exception cref="ApiException">400 for a malformed connection string, 401 for no or a wrong key or token, 403 for what is not allowed.</exception>
    public ValueTask<Caller> AuthenticateAsync(HttpContext http)
    {
        var value = http.Request.Headers[Header].ToString().Trim();

        // A policy of the platform sends the header empty when the connection has no such parameter.
        if (value.Length == 0)
            return AuthenticateAccountAsync(http);

        var parts = ConnectionStringParts.Split(value);
        return new(parts.LooksLikeConnectionString ? AuthenticateConnection(parts) : AuthenticateKey(value));
    }

    private async ValueTask<Caller> AuthenticateAccountAsync(HttpContext http)
    {
        try
        {
            var account = await FindAccountAsync(http) ?? throw Unauthorized($"The header {Header} is missing.");
            return Caller.FromEntraAccount(account, server!);
        }
        catch (ApiException e) when (e.Status == 401 && tokens is not null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer"; // RFC 6750
            throw;
        }
    }

    private async ValueTask<EntraAccount?> FindAccountAsync(HttpContext http)
    {
        if (tokens is not null && EntraTokens.ReadToken(http.Request) is { } token)
            return await tokens.CheckAsync(token, http);
        return entra.EasyAuth ? EasyAuth.ReadAccount(http.Request, entra) : null;
    }

    private Caller AuthenticateConnection(ConnectionStringParts parts)
    {
        if (!options.AllowConnectionStrings)
            throw new ApiException(403, "ConnectionStringsNotAllowed", $"This server takes no connection strings. {Fix}");
        if (!ConnectionString.TryCreate(parts, out var connection, out var error))
            throw new ApiException(400, "InvalidConnectionString", error);
        if (!allowed.Allows(connection.Endpoint))
            throw new ApiException(400, "InvalidConnectionString", $"endpoint in connectionString must be {allowed.Described}.");
        if (!allowed.IsPinnedOrFree(connection.Endpoint))
            throw new ApiException(403, "EndpointNotAllowed", "This server is for one resource, and the connection names another one. Ask its operator which.");

        return Caller.FromConnection(connection, clients.Create(connection));
    }

    private Caller AuthenticateKey(string value)
    {
        if (!keys.Any || server is null)
            throw Unauthorized($"The header {Header} holds no ACS connection string, and this server has no API keys.");
        if (keys.NameOf(value) is not { } name)
            throw Unauthorized($"The header {Header} holds neither an ACS connection string nor a valid API key.");

        return Caller.FromApiKey(name, server);
    }

    private ApiException Unauthorized(string problem) => new(401, "Unauthorized", $"{problem} {Fix}");

    private string Fix
    {
        get
        {
            const string accounts = "Sign in to the connection with Microsoft Entra ID.";
            var takesAccounts = entra.Setting is not null;
            var fix = (options.AllowConnectionStrings, keys.Any, takesAccounts) switch
            {
                (true, true, _) => "Put the connection string of your Azure Communication Services resource, or an API key of this server, in the connection.",
                (false, true, _) => "Put an API key of this server in the connection.",
                (true, false, true) => "Put the connection string of your Azure Communication Services resource in the connection.",
                (true, false, false) => "Put the connection string of your Azure Communication Services resource in the connection, or have the server's operator set an API key (Access__PrimaryApiKey) and a resource (COMMUNICATION_SERVICES_ENDPOINT).",
                (false, false, true) => accounts,
                (false, false, false) => OperatorsPart,
            };
            return takesAccounts && fix != accounts ? $"{fix} Or sign in to the connection with Microsoft Entra ID." : fix;
        }
    }
}
