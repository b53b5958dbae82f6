using AcsConnector.Api.Audit;
using AcsConnector.Api.Http;
using AcsConnector.Api.Service;
using AcsConnector.Api.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AcsConnector.Api.Access;

internal static class CallerAuthenticationSetup
{
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static void AddCallerAuthentication(this IHostApplicationBuilder builder, HostKind host)
    {
        var configuration = builder.Configuration;
        var options = AccessOptions.From(configuration);
        var entra = EntraOptions.From(configuration, host);
        var upstream = UpstreamOptions.From(configuration);
        var emulator = EmulatorEndpoint.From(configuration, host);
        var allowed = new AllowedEndpoints(options, emulator);
        if (options.PinnedEndpoint is { } pinned && !allowed.Allows(pinned))
            throw new SettingException("Access:PinnedEndpoint", $"names an endpoint that is not {allowed.Described}.");

        var keys = new ApiKeys(options, host);
        var server = ServerCredential.From(configuration, allowed);
        if (server is null && SettingThatOpensTheServersResource(options, entra, keys) is { } setting)
            throw new SettingException(setting, "needs a resource to open: set COMMUNICATION_SERVICES_ENDPOINT (with COMMUNICATION_SERVICES_ACCESSKEY, or with a managed identity) or COMMUNICATION_SERVICES_CONNECTION_STRING.");

        AddClients(builder.Services, options, upstream, emulator);
        if (entra.Authority is { } authority)
        {
            builder.Services.AddSingleton(entra);
            builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<EntraKeys>(services, authority));
            builder.Services.AddSingleton<EntraTokens>();
        }

        builder.Services.AddSingleton(services =>
        {
            var clients = services.GetRequiredService<AcsClients>();
            var servers = server is null ? null : new ServersResource(clients.Create(server), server.SignIn);
            return new CallerAuthentication(options, entra, keys, allowed, clients, services.GetService<EntraTokens>(), servers);
        });
        builder.Services.TryAddSingleton(CallerCapacity.Default);
        builder.Services.AddSingleton(services => new CallerLimits(options, services.GetRequiredService<CallerCapacity>()));
        builder.Services.AddScoped<AuthenticatedCaller>();
        builder.Services.AddScoped(services => services.GetRequiredService<AuthenticatedCaller>().Caller);
        builder.Services.AddScoped(services => services.GetRequiredService<Caller>().Client);
    }

    /// <summary>Runs before a body is read: who may not call learns nothing about the body.</summary>
    public static void UseCallerAuthentication(this IApplicationBuilder app)
    {
        var authentication = app.ApplicationServices.GetRequiredService<CallerAuthentication>();
        var limits = app.ApplicationServices.GetRequiredService<CallerLimits>();
        app.Use(async (http, next) =>
        {
            if (http.GetEndpoint() is RouteEndpoint)
            {
                var caller = await authentication.AuthenticateAsync(http);
                MakeKnown(caller, http);
                limits.Count(caller);
            }

            await next(http);
        });
    }

    private static void AddClients(IServiceCollection services, AccessOptions options, UpstreamOptions upstream, EmulatorEndpoint? emulator)
    {
        services.TryAddSingleton(Network.Machine);
        services.AddSingleton(provider =>
            new PrivateAddressGuard(provider.GetRequiredService<Network>(), options.AllowPrivateEndpoints));
        services.AddSingleton(provider => new AcsClients(
            upstream, emulator, provider.GetRequiredService<PrivateAddressGuard>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>To the handlers, to the audit, and to the error handler, which tells apart whose sign-in the service refused.</summary>
    private static void MakeKnown(Caller caller, HttpContext http)
    {
        http.RequestServices.GetRequiredService<AuthenticatedCaller>().Caller = caller;
        AuditTrail.Current.Caller = caller.ToAudited();
        if (caller.UsesServerCredential)
            http.MarkServerCredential();
    }

    private static string? SettingThatOpensTheServersResource(AccessOptions options, EntraOptions entra, ApiKeys keys)
    {
        if (!keys.Any)
            return entra.Setting;
        return string.IsNullOrEmpty(options.PrimaryApiKey) ? "Access:SecondaryApiKey" : "Access:PrimaryApiKey";
    }
}
