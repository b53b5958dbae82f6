using System.Net;
using System.Text;

namespace AcsConnector.Programs.Tests;

/// <summary>What only Azure needs stays out of <c>acs-connector</c>.</summary>
public sealed class LoadedAssembliesTests(SharedConnector shared) : IClassFixture<SharedConnector>
{
    private const string Guid = "11111111-2222-3333-4444-555555555555";
    private const string NeedsLinux = "Needs Linux: what a process has loaded is read from /proc.";
    private static readonly Library[] OfAzureAlone =
        [new("Azure.Data.Tables", "TableServiceClient"), new("Azure.Monitor.OpenTelemetry.Exporter", "AzureMonitorTraceExporter")];

    /// <summary>So that the look is a look.</summary>
    private static readonly Library[] Everywhere = [new("AcsConnector.Api", "ConnectorApi"), new("Azure.Core", "HttpPipeline")];

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

        var has = LibrariesOf(connector.Process.Id);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.All(Everywhere, library => Assert.True(has(library), library.Name));
        Assert.All(OfAzureAlone, library => Assert.False(has(library), library.Name));
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

        Assert.All(OfAzureAlone, library => Assert.True(LibrariesOf(api.Program.Process.Id)(library), library.Name));
    }

    /// <summary>What a process has loaded; of a native program, which has it all in itself, the names of the types it was compiled from.</summary>
    private static Func<Library, bool> LibrariesOf(int process)
    {
        var loaded = LoadedBy(process);
        if (loaded.Count > 0)
            return library => loaded.Contains($"{library.Name}.dll");
        var program = File.ReadAllBytes($"/proc/{process}/exe");
        return library => program.AsSpan().IndexOf(Encoding.UTF8.GetBytes(library.Type)) >= 0;
    }

    /// <summary>The last column is the file that a range of memory is read from.</summary>
    private static HashSet<string> LoadedBy(int process) => [.. File.ReadLines($"/proc/{process}/maps")
        .Select(line => Path.GetFileName(line.Split(' ')[^1]))
        .Where(file => file.EndsWith(".dll", StringComparison.Ordinal))];

    private sealed record Library(string Name, string Type);
}
