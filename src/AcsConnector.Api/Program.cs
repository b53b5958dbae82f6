using System.Globalization;
using AcsConnector.Api;
using AcsConnector.Api.Access;
using AcsConnector.Api.Functions;

const int defaultPort = 7071;

try
{
    if (args is ["functions", var folder])
        return FunctionsFolder.Write(ConnectorApi.Build(WebApplication.CreateEmptyBuilder(new())), folder);

    // The Functions host hands on its own content root and addresses, which are not this program's.
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    if (builder.Configuration[ConnectorApi.FunctionsPortSetting] is { } port)
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
    else if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{defaultPort}"));

    await using var app = ConnectorApi.Build(builder);
    await app.RunAsync();
    return 0;
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
