using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AcsConnector.Aspire.Hosting.Tests;

/// <summary>An app host with an emulator, as far as it goes without the orchestrator: the ports are given out here.</summary>
internal static class AppHost
{
    private static readonly string[] PortOptions = ["--emulator-port", "--emulator-http-port", "--page-port", "--api-port"];

    public static IDistributedApplicationBuilder Create()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
        builder.Services.AddLogging(logging => logging.ClearProviders());
        return builder;
    }

    /// <summary>Gives the endpoints their ports, in the order of the resource's: https, http, page, api.</summary>
    public static void Allocate(this AcsEmulatorResource emulator, params int[] ports)
    {
        foreach (var (endpoint, port) in emulator.Annotations.OfType<EndpointAnnotation>().Zip(ports))
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port, targetPortExpression: $"{port}");
    }

    /// <summary>Four ports that were free just now.</summary>
    public static int[] FreePorts()
    {
        var listeners = PortOptions.Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }

    /// <summary>What the program is started with.</summary>
    public static async Task<string[]> ArgumentsAsync(this AcsEmulatorResource emulator)
    {
        var context = new CommandLineArgsCallbackContext([], emulator, TestContext.Current.CancellationToken);
        foreach (var callback in emulator.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await callback.Callback(context);
        return await Task.WhenAll(context.Args.Select(ValueAsync));
    }

    /// <summary>What the orchestrator would set for a program that refers to something.</summary>
    public static async Task<Dictionary<string, string>> VariablesAsync(this IDistributedApplicationBuilder builder, IResource resource)
    {
        var context = new EnvironmentCallbackContext(builder.ExecutionContext, resource, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await callback.Callback(context);
        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
            variables[name] = await ValueAsync(value);
        return variables;
    }

    /// <summary>Runs a command as the dashboard's button does.</summary>
    public static Task<ExecuteCommandResult> ExecuteAsync(this DistributedApplication app, AcsEmulatorResource emulator, string name) =>
        emulator.Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name == name).ExecuteCommand(new ExecuteCommandContext
        {
            Services = app.Services,
            Arguments = new InteractionInputCollection([]),
            ResourceName = emulator.Name,
            CancellationToken = TestContext.Current.CancellationToken,
            Logger = NullLogger.Instance,
        });

    private static async Task<string> ValueAsync(object argument) => argument is IValueProvider provider
        ? await provider.GetValueAsync(TestContext.Current.CancellationToken) ?? ""
        : argument.ToString()!;
}
