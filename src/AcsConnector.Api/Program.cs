using System.Globalization;
using System.Net.Sockets;
using AcsConnector.Api;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Service;
using AcsConnector.Api.Settings;
using Microsoft.AspNetCore.Connections;

const int defaultPort = 7072;
const string localArgument = "--local";

try
{
    TrustedRoots.Load();
    var host = args.Contains(localArgument) ? HostKind.Local : HostKind.Container;
    var builder = WebApplication.CreateSlimBuilder(
        new WebApplicationOptions { Args = [.. args.Where(argument => argument != localArgument)], ContentRootPath = AppContext.BaseDirectory });
    builder.Logging.SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // A start that fails is told once, below.
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    builder.AddAuditLines();
    if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{defaultPort}"));

    builder.AddCloudServices();
    await using var app = ConnectorApi.Build(builder, host);
    await app.StartAsync();
    await Console.Out.WriteLineAsync($"Listening on {string.Join(", ", app.Urls)}. Ctrl+C stops.");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is SettingException or SocketException or IOException { InnerException: AddressInUseException })
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
