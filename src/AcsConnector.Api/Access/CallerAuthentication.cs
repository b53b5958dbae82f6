using AcsConnector.Api.Errors;
using AcsConnector.Api.Identity;

namespace AcsConnector.Api.Access;

/// <summary>
/// Who may call. Logic Apps custom connectors send one header, <c>Connection-String</c>; its value is either the
/// connection string of a resource, which is then called with that key, or an API key, for the server's own resource.
/// </summary>
internal sealed class CallerAuthentication(
    AccessOptions options, ApiKeys keys, AllowedEndpoints allowed, AcsClients clients, ServerCredential? server = null)
{
    public const string Header = "Connection-String";

    /// <exception cref="ApiException">400 for a malformed connection string, 401 for no or a wrong key, 403 when they are switched off.</exception>
    public void Authenticate(HttpRequest request, Caller caller)
    {
        var value = request.Headers[Header].ToString().Trim();

        // A policy of the platform sends the header empty when the connection has no such parameter.
        if (value.Length == 0)
            throw Unauthorized($"The header {Header} is missing.");

        if (ConnectionString.IsMeant(value))
            AuthenticateConnection(value, caller);
        else
            AuthenticateKey(value, caller);
    }

    private void AuthenticateConnection(string value, Caller caller)
    {
        if (!options.AllowConnectionStrings)
            throw new ApiException(403, "ConnectionStringsNotAllowed", "This server takes API keys only. Put an API key in the connection.");
        if (!ConnectionString.TryParse(value, out var connection, out var error))
            throw new ApiException(400, "InvalidConnectionString", error);
        if (!allowed.Allows(connection.Endpoint))
            throw new ApiException(400, "InvalidConnectionString", $"endpoint in connectionString must be {allowed.Described}.");

        caller.IsConnection(connection, clients.Create(connection.Endpoint, connection.AccessKey));
    }

    private void AuthenticateKey(string value, Caller caller)
    {
        if (!keys.Any || server is null)
            throw Unauthorized($"The header {Header} holds no ACS connection string, and this server has no API keys.");
        if (keys.NameOf(value) is not { } name)
            throw Unauthorized($"The header {Header} holds neither an ACS connection string nor a valid API key.");

        caller.IsApiKey(name, clients.Create(server.Endpoint, server.SignInPolicy), server.SignIn);
    }

    private ApiException Unauthorized(string problem)
    {
        var cure = (options.AllowConnectionStrings, keys.Any && server is not null) switch
        {
            (true, true) => "Put the connection string of your Azure Communication Services resource, or an API key of this server, in the connection.",
            (false, true) => "Put an API key of this server in the connection.",
            (true, false) => "Put the connection string of your Azure Communication Services resource in the connection, or have the server's operator set an API key (Access__PrimaryApiKey) and a resource (COMMUNICATION_SERVICES_ENDPOINT).",
            (false, false) => "The server's operator must set an API key (Access__PrimaryApiKey) and a resource (COMMUNICATION_SERVICES_ENDPOINT).",
        };
        return new ApiException(401, "Unauthorized", $"{problem} {cure}");
    }
}

internal static class CallerAuthenticationSetup
{
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static void AddCallerAuthentication(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var options = AccessOptions.From(configuration);
        var upstream = UpstreamOptions.From(configuration);
        var emulator = EmulatorEndpoint.From(configuration);
        var allowed = new AllowedEndpoints(options, emulator);
        var keys = new ApiKeys(options);
        var server = ServerCredential.From(configuration, allowed, TimeProvider.System);
        if (keys.Any && server is null)
            throw new SettingException(string.IsNullOrEmpty(options.PrimaryApiKey) ? "Access:SecondaryApiKey" : "Access:PrimaryApiKey", "needs a resource to open: set COMMUNICATION_SERVICES_ENDPOINT (with COMMUNICATION_SERVICES_ACCESSKEY, or with a managed identity) or COMMUNICATION_SERVICES_CONNECTION_STRING.");

        builder.Services.AddSingleton(_ => new AcsClients(upstream, emulator, TimeProvider.System));
        builder.Services.AddSingleton(services => new CallerAuthentication(options, keys, allowed, services.GetRequiredService<AcsClients>(), server));
        builder.Services.AddScoped<Caller>();
        builder.Services.AddScoped(services => services.GetRequiredService<Caller>().Client);
    }

    /// <summary>Runs before a body is read: who may not call learns nothing about the body.</summary>
    public static void UseCallerAuthentication(this WebApplication app)
    {
        var authentication = app.Services.GetRequiredService<CallerAuthentication>();
        app.Use((http, next) =>
        {
            if (http.GetEndpoint() is RouteEndpoint)
                authentication.Authenticate(http.Request, http.RequestServices.GetRequiredService<Caller>());
            return next(http);
        });
    }
}
