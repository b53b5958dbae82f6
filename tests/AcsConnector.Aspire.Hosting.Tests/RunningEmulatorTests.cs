using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AcsConnector.Aspire.Hosting.Tests;

/// <summary>The real <c>acs-connector</c>, started here in the orchestrator's place with what the model says.</summary>
public sealed class RunningEmulatorTests : IAsyncLifetime
{
    private readonly IDistributedApplicationBuilder _builder = AppHost.Create();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acs-aspire-");
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private AcsEmulatorResource _emulator = null!;
    private DistributedApplication _app = null!;
    private Process? _program;

    public ValueTask InitializeAsync()
    {
        _emulator = _builder.AddAcsEmulator("acs").WithDataFolder(_folder.FullName).Resource;
        _app = _builder.Build();
        _emulator.Allocate(AppHost.FreePorts());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
        {
            _program.Kill();
            await _program.WaitForExitAsync();
            _program.Dispose();
        }

        _client.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_takes_the_arguments_of_the_model_and_has_the_connection_string_of_the_model()
    {
        var ready = await StartAsync();

        var connectionString = await ((IResourceWithConnectionString)_emulator).GetConnectionStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ready.GetProperty("connectionString").GetString(), connectionString);
        Assert.Equal(new Uri(ready.GetProperty("page").GetString()!).Port, _emulator.PageEndpoint.Port);
        Assert.Equal(new Uri(ready.GetProperty("api").GetString()!).Port, _emulator.ApiEndpoint.Port);
        using var page = await _client.GetAsync(new Uri(_emulator.PageEndpoint.Url), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)page.StatusCode);
    }

    [Fact]
    public async Task It_is_unhealthy_before_it_answers_and_healthy_then()
    {
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());
        await StartAsync();
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());
    }

    [Fact]
    public async Task Reset_forgets_what_was_done_to_it()
    {
        await StartAsync();
        var faults = new Uri($"{_emulator.HttpEndpoint.Url}/_emulator/faults");
        using var armed = await _client.PostAsJsonAsync(faults, new { operation = "*", status = 503, times = 3 }, TestContext.Current.CancellationToken);
        Assert.True(armed.IsSuccessStatusCode, await armed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var before = await _client.GetStringAsync(faults, TestContext.Current.CancellationToken);

        var result = await _app.ExecuteAsync(_emulator, "reset");

        Assert.True(result.Success, result.Message);
        var after = await _client.GetStringAsync(faults, TestContext.Current.CancellationToken);
        Assert.Contains("503", before, StringComparison.Ordinal);
        Assert.DoesNotContain("503", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_of_one_that_does_not_run_fails_with_the_reason()
    {
        var result = await _app.ExecuteAsync(_emulator, "reset");

        Assert.False(result.Success);
        Assert.False(string.IsNullOrEmpty(result.Message));
    }

    private async Task<JsonElement> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Metadata.Program, .. await _emulator.ArgumentsAsync()])
        {
            RedirectStandardOutput = true,
        };
        _program = Process.Start(start)!;
        var line = await _program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(line ?? throw new InvalidOperationException("acs-connector ended before it was ready.")).RootElement;
    }

    private async Task<HealthStatus> HealthAsync()
    {
        var key = _emulator.Annotations.OfType<HealthCheckAnnotation>().Single().Key;
        var report = await _app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(
            check => check.Name == key, TestContext.Current.CancellationToken);
        return report.Entries[key].Status;
    }
}
