using System.Net;

namespace AcsConnector.Programs.Tests;

/// <summary>What only Azure needs stays out of <c>acs-connector</c>.</summary>
public sealed class LoadedAssembliesTests(SharedConnector shared) : IClassFixture<SharedConnector>
{
    private const string Guid = "11111111-2222-3333-4444-555555555555";
    private const string NeedsLinux = "Needs Linux: what a process has loaded is read from /proc.";
    private static readonly string[] OfAzureAlone = ["Azure.Data.Tables.dll", "Azure.Monitor.OpenTelemetry.Exporter.dll"];

    [Fact]
    public async Task The_command_line_loads_neither_the_table_client_nor_the_exporter_of_Application_Insights()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsLinux);
        var connector = shared.Connector;

        await MainJourney.RunAsync(connector.Api, connector.ApiKey, connector.TokenStatusAsync);
        using var repeatable = new HttpRequestMessage(HttpMethod.Post, "/identities")
        {
            Headers = { { "Connection-String", connector.ApiKey }, { "Repeatability-Request-ID", "one" } },
        };
        using var created = await connector.Api.SendAsync(repeatable, TestContext.Current.CancellationToken);
        var exchange = $$"""{"token":"bad","appId":"{{Guid}}","userId":"{{Guid}}"}""";
        await connector.SendAsync(HttpMethod.Post, "/teamsUser/:exchangeAccessToken", connector.ApiKey, exchange);

        var loaded = LoadedBy(connector.Process.Id);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.All(["AcsConnector.Api.dll", "Azure.Core.dll"], library => Assert.Contains(library, loaded)); // So that the look is a look.
        Assert.All(OfAzureAlone, library => Assert.DoesNotContain(library, loaded));
    }

    /// <summary>So that the look would find them.</summary>
    [Fact]
    public async Task The_program_for_a_server_loads_both_when_its_settings_ask_for_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsLinux);
        var connector = shared.Connector;
        await using var api = await RunningApi.StartAsync(connector,
            ("Repeatability__ConnectionString", "AccountName=nobody;AccountKey=YW55dGhpbmc=;TableEndpoint=http://127.0.0.1:9/nobody"),
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Guid};IngestionEndpoint=http://127.0.0.1:9/"));

        using var created = await RunningConnector.SendAsync(api.Client, HttpMethod.Post, "/identities", RunningApi.ApiKey);

        Assert.All(OfAzureAlone, library => Assert.Contains(library, LoadedBy(api.Program.Process.Id)));
    }

    /// <summary>The last column is the file that a range of memory is read from.</summary>
    private static HashSet<string> LoadedBy(int process) => [.. File.ReadLines($"/proc/{process}/maps")
        .Select(line => Path.GetFileName(line.Split(' ')[^1]))
        .Where(file => file.EndsWith(".dll", StringComparison.Ordinal))];
}
