using AcsConnector.Api.Access;
using AcsConnector.Api.Actions;
using AcsConnector.Api.Errors;
using AcsConnector.Api.Health;
using AcsConnector.Api.Repeatability;
using AcsConnector.Api.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AcsConnector.Api;

/// <summary>The API's table of contents.</summary>
public static class ConnectorApi
{
    /// <summary>Where the Functions host says which port to listen on.</summary>
    public const string FunctionsPortSetting = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>Every action of the connector. The next one is one file and one line here.</summary>
    internal static IReadOnlyList<IConnectorAction> Actions { get; } =
    [
        new CreateUser(),
        new DeleteUser(),
        new IssueAccessToken(),
        new RevokeAccessTokens(),
        new ExchangeTeamsUserToken(),
        new TestConnection(),
    ];

    /// <param name="builder">Brings the configuration, the logging and the address.</param>
    /// <exception cref="SettingException">A setting is wrong; the message says which.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongBodies.LargestRead;
        });
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            ApiJson.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Wire);
        });
        // The error handler writes the answer to what cannot be bound, as to every other failure.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddCallerAuthentication();
        builder.AddRepeatableCreates();
        builder.AddTelemetry();

        var app = builder.Build();
        app.UseRequestIds();
        app.UseAudit();
        app.UseErrorHandling();
        app.UseHealth();
        app.UseEmptyBodies();
        app.UseRouting();
        app.UseCallerAuthentication();
        app.UseLongBodies();
        foreach (var action in Actions)
            action.Map(app);
        return app;
    }
}
