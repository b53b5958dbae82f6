using AcsConnector.Api;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Service;
using AcsConnector.Api.Settings;
using AcsConnector.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

try
{
    TrustedRoots.Load();
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.UseMiddleware((invocation, next) =>
    {
        // The worker makes an invocation's services when they are first asked for, without a lock. The web server's side asks
        // at the same time as the function's, unless they are there before the two meet.
        _ = invocation.InstanceServices;
        return next();
    });
    builder.ConfigureFunctionsWebApplication();
    builder.AddCloudServices();
    builder.AddConnectorApi(HostKind.Functions);
    builder.Services.AddSingleton<ApiPipeline>();
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning); // Else the framework says three lines a call, and four at the start.
    if (builder.ExportsTelemetry())
        builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults(); // Else the host exports the same log records again.
    await builder.Build().RunAsync();
    return 0;
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
