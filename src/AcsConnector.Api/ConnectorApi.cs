using System.Diagnostics.CodeAnalysis;
using AcsConnector.Api.Access;
using AcsConnector.Api.Actions;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Http;
using AcsConnector.Api.Repeatability;
using AcsConnector.Api.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AcsConnector.Api;

/// <summary>The API's table of contents.</summary>
public static class ConnectorApi
{
    /// <summary>Every action of the connector. The next one is one file, one line here, and its function in AcsConnector.Functions.</summary>
    public static IReadOnlyList<IConnectorAction> Actions { get; } =
    [
        new CreateUser(),
        new DeleteUser(),
        new IssueAccessToken(),
        new RevokeAccessTokens(),
        new ExchangeTeamsUserToken(),
        new TestConnection(),
    ];

    /// <summary>
    /// Whether this program has what only a host on Azure needs. Where it has not, a native program is compiled without the libraries for it.
    /// </summary>
    [FeatureSwitchDefinition("AcsConnector.Api.CloudServices")]
    private static bool HasCloudServices => !AppContext.TryGetSwitch("AcsConnector.Api.CloudServices", out var isOn) || isOn;

    /// <summary>What only a host on Azure needs: the table of request IDs that instances share, and Application Insights. Comes first.</summary>
    /// <exception cref="SettingException">A setting is wrong; the message says which.</exception>
    public static void AddCloudServices(this IHostApplicationBuilder builder)
    {
        if (!HasCloudServices)
            return;
        builder.AddTableStore();
        builder.AddAzureMonitor();
    }

    /// <summary>The API's services.</summary>
    /// <param name="builder">Brings the configuration and the logging.</param>
    /// <param name="host">What will run it.</param>
    /// <param name="actions">In place of the connector's own.</param>
    /// <exception cref="SettingException">A setting is wrong; the message says which.</exception>
    public static void AddConnectorApi(this IHostApplicationBuilder builder, HostKind host, IReadOnlyList<IConnectorAction>? actions = null)
    {
        builder.AddActions(actions ?? Actions);
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongBodies.MaxRead;
        });
        builder.Services.AddRoutingCore();
        // The error handler writes the response to what cannot be bound, as to every other failure.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddCallerAuthentication(host);
        builder.AddRepeatableCreates();
        builder.AddTelemetry();
    }

    /// <summary>The API's whole pipeline, from the first middleware to the actions.</summary>
    public static void UseConnectorApi(this IApplicationBuilder app)
    {
        app.UseResponseHeaders();
        app.UseAudit();
        app.UseRequestIds();
        app.UseErrorHandling();
        app.UseRequestDeadline();
        app.UseHealth();
        app.UseEmptyBodies();
        app.UseMediaTypes();
        app.UseRouting();
        app.UseExpectedAction();
        app.UseCallerAuthentication();
        app.UseLongBodies();
        app.UseKnownMediaTypesOnly();
        app.UseKnownPathsOnly();
        app.UseActions();
    }

    /// <summary>The API on a web server of its own.</summary>
    /// <param name="builder">Brings the configuration, the logging and the address.</param>
    /// <param name="host">What will run it.</param>
    /// <param name="actions">In place of the connector's own.</param>
    /// <exception cref="SettingException">A setting is wrong; the message says which.</exception>
    public static WebApplication Build(WebApplicationBuilder builder, HostKind host, IReadOnlyList<IConnectorAction>? actions = null)
    {
        builder.WebHost.UseKestrelCore();
        builder.AddConnectorApi(host, actions);
        var app = builder.Build();
        app.UseConnectorApi();
        return app;
    }
}
