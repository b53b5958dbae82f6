using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Aspire.Hosting.Tests;

/// <summary>An app host as a person has it, with Aspire's orchestrator, which gives out the ports and starts the programs.</summary>
public sealed class OrchestratedEmulatorTests
{
    /// <summary>A program that calls the emulator as soon as it is started, and writes down what it was given.</summary>
    private const string App =
        """curl --noproxy '*' -fsS "$ACS_ENDPOINT"_emulator/faults -d '{"operation":"*","latency":1,"times":7}' && printenv ConnectionStrings__acs >seen""";

    [Fact]
    public async Task What_waits_for_the_emulator_starts_with_its_connection_string_and_reset_forgets()
    {
        Assert.SkipWhen(Metadata.Orchestrator is null, "The orchestrator is restored on Linux x64 alone.");
        var folder = Directory.CreateTempSubdirectory("acs-aspire-");
        try
        {
            await RunAsync(Metadata.Orchestrator, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string orchestrator, string folder)
    {
        var builder = AppHost.Create();
        builder.Configuration["DcpPublisher:CliPath"] = Path.Combine(orchestrator, "dcp");
        builder.Configuration["DcpPublisher:DashboardPath"] = "none"; // It is asked for, and not started.
        var emulator = builder.AddAcsEmulator("acs", Path.ChangeExtension(Metadata.Program, null)).WithDataFolder(Path.Combine(folder, "acs")).WithHttp();
        var pagePort = AppHost.FreePorts()[0];
        emulator.WithEndpoint(AcsEmulatorResource.PageEndpointName, page => page.Port = pagePort);
        builder.AddExecutable("app", "sh", folder, "-c", App).WithReference(emulator).WaitFor(emulator);

        await using var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var commands = app.Services.GetRequiredService<ResourceCommandService>();
        var states = app.Services.GetRequiredService<ResourceNotificationService>();
        await states.WaitForResourceAsync("app", KnownResourceStates.TerminalStates, TestContext.Current.CancellationToken);
        var seen = await File.ReadAllTextAsync(Path.Combine(folder, "seen"), TestContext.Current.CancellationToken);
        Assert.StartsWith($"endpoint={emulator.Resource.HttpEndpoint.Url}/;accesskey=", seen, StringComparison.Ordinal);

        Assert.Equal($"http://localhost:{pagePort}", emulator.Resource.PageEndpoint.Url);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Assert.Contains("<html", await client.GetStringAsync(new Uri(emulator.Resource.PageEndpoint.Url), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal(1, await FaultsAsync(emulator.Resource));
        var reset = await commands.ExecuteCommandAsync(emulator.Resource, "reset", TestContext.Current.CancellationToken);
        Assert.True(reset.Success, reset.Message);
        Assert.Equal(0, await FaultsAsync(emulator.Resource));

        await commands.ExecuteCommandAsync(emulator.Resource, KnownResourceCommands.StopCommand, TestContext.Current.CancellationToken);
        await states.WaitForResourceAsync("acs", KnownResourceStates.TerminalStates, TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<int> FaultsAsync(AcsEmulatorResource emulator)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var faults = await client.GetStringAsync(new Uri($"{emulator.HttpEndpoint.Url}/_emulator/faults"), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(faults).RootElement.GetProperty("value").EnumerateArray().Count();
    }
}
