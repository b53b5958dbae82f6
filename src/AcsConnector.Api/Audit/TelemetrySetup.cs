using AcsConnector.Api.Settings;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AcsConnector.Api.Audit;

/// <summary>
/// Traces, metrics and logs go where the usual environment variables say, and nowhere without them. Spans hold routes and
/// hosts, not paths: whatever stands in a path, the audit event alone names the identity, and the trace with it.
/// </summary>
public static class TelemetrySetup
{
    private const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string AzureSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Set beside it where Application Insights takes no keys: <c>Authorization=AAD;ClientId=…</c>, as the Functions host reads it.</summary>
    private const string AzureSignInSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Whether anything leaves this process.</summary>
    public static bool ExportsTelemetry(this IHostApplicationBuilder builder) => IsSet(builder, OtlpSetting) || IsSet(builder, AzureSetting);

    /// <exception cref="SettingException">The destination is malformed.</exception>
    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (!builder.ExportsTelemetry())
            return;
        if (IsSet(builder, OtlpSetting) && !Uri.TryCreate(builder.Configuration[OtlpSetting], UriKind.Absolute, out _))
            throw new SettingException(OtlpSetting, "must be a URL, such as http://localhost:4317.");

        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(AuditMiddleware.Category, LogLevel.Information);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
            {
                if (!IsSet(builder, "OTEL_SERVICE_NAME"))
                    resource.AddService("acs-connector-api");
            })
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpResponse = (span, response) =>
                    span.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText))
                .AddHttpClientInstrumentation(options => options.EnrichWithHttpRequestMessage = (span, request) =>
                    span.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority))))
            .WithMetrics(metrics => metrics.AddMeter(AuditMiddleware.MeterName, "Microsoft.AspNetCore.Hosting", "System.Net.Http"))
            .WithLogging(_ => { }, options => options.IncludeFormattedMessage = true);
        if (IsSet(builder, OtlpSetting))
            telemetry.UseOtlpExporter();
    }

    /// <summary>Application Insights as a destination, where the settings name one.</summary>
    /// <exception cref="SettingException">The destination is malformed.</exception>
    internal static void AddAzureMonitor(this IHostApplicationBuilder builder)
    {
        if (!IsSet(builder, AzureSetting))
            return;
        if (!builder.Configuration[AzureSetting]!.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
            throw new SettingException(AzureSetting, "is not the connection string of an Application Insights resource.");
        builder.Services.AddOpenTelemetry().UseAzureMonitorExporter(options => Configure(options, builder.Configuration));
    }

    /// <summary>Where the program is on its own, its audit events go to standard output, unless they are exported already.</summary>
    internal static void AddAuditLines(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddFilter<ConsoleLoggerProvider>(AuditMiddleware.Category, LogLevel.None);
        if (builder.ExportsTelemetry())
            return;

        builder.Services.AddSingleton<ILoggerProvider, AuditLines>();
        builder.Logging.AddFilter<AuditLines>(AuditMiddleware.Category, LogLevel.Information);
    }

    private static void Configure(AzureMonitorExporterOptions options, IConfiguration configuration)
    {
        options.ConnectionString = configuration[AzureSetting];
        options.Credential = Credential(configuration[AzureSignInSetting]);
        options.DisableOfflineStorage = true; // Nothing of a request stays on a disk.
        options.EnableLiveMetrics = false;
    }

    private static DefaultAzureCredential? Credential(string? setting)
    {
        var parts = (setting ?? "").Split(';').Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        return parts["Authorization"].FirstOrDefault() == "AAD"
            ? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = parts["ClientId"].FirstOrDefault() })
            : null;
    }

    private static bool IsSet(IHostApplicationBuilder builder, string setting) => !string.IsNullOrEmpty(builder.Configuration[setting]);
}
