using System.Globalization;
using System.Net.Sockets;
using AcsConnector.Api;
using AcsConnector.Api.Access;
using AcsConnector.Api.Functions;
using AcsConnector.Api.Identity;
using AcsConnector.Api.Telemetry;
using Microsoft.AspNetCore.Connections;

const int defaultPort = 7071;

try
{
    if (args is ["functions", var folder])
        return FunctionsFolder.Write(ConnectorApi.Build(WebApplication.CreateEmptyBuilder(new())), folder);

    TrustedRoots.Load();

    // The Functions host hands on its own content root and addresses, which are not this program's.
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.Logging.SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // A start that fails is told once, below.
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    builder.AddAuditLines();
    var functionsPort = builder.Configuration[ConnectorApi.FunctionsPortSetting];
    if (functionsPort is not null)
        builder.WebHost.UseUrls($"http://127.0.0.1:{functionsPort}");
    else if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{defaultPort}"));

    await using var app = ConnectorApi.Build(builder);
    await app.StartAsync();
    if (functionsPort is null)
        await Console.Out.WriteLineAsync($"Listening on {string.Join(", ", app.Urls)}. Ctrl+C stops.");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is SettingException or SocketException or IOException { InnerException: AddressInUseException })
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
