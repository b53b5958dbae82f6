using System.Net;

namespace AcsConnector.Programs.Tests;

/// <summary>The API as a program of its own.</summary>
public sealed class ApiProgramTests(SharedConnector shared) : IClassFixture<SharedConnector>
{
    [Fact]
    public async Task Signs_in_with_the_managed_identity_when_it_has_an_endpoint_alone()
    {
        var connector = shared.Connector;
        await using var api = await RunningApi.StartAsync(connector,
            ("COMMUNICATION_SERVICES_CONNECTION_STRING", ""),
            ("COMMUNICATION_SERVICES_ENDPOINT", connector.EmulatorEndpoint),
            ("IDENTITY_ENDPOINT", $"{connector.EmulatorHttpEndpoint}msi/token"),
            ("IDENTITY_HEADER", "anything"));

        await MainJourney.RunAsync(api.Client, RunningApi.ApiKey, connector.TokenStatusAsync);

        var tested = await RunningConnector.SendAsync(api.Client, HttpMethod.Get, "/connection", RunningApi.ApiKey);
        Assert.Equal(
            $$"""{"endpoint":"{{connector.EmulatorEndpoint}}","signIn":"managedIdentity"}""",
            await tested.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Says_so_when_its_managed_identity_gets_no_token()
    {
        var connector = shared.Connector;
        await using var api = await RunningApi.StartAsync(connector,
            ("COMMUNICATION_SERVICES_CONNECTION_STRING", ""),
            ("COMMUNICATION_SERVICES_ENDPOINT", connector.EmulatorEndpoint),
            ("IDENTITY_ENDPOINT", $"{connector.EmulatorHttpEndpoint}identities"),
            ("IDENTITY_HEADER", "anything"));

        var refused = await RunningConnector.SendAsync(api.Client, HttpMethod.Post, "/identities", RunningApi.ApiKey);
        var (_, errors) = await api.StopAsync();

        Assert.Equal(HttpStatusCode.BadGateway, refused.StatusCode);
        Assert.Contains("its identity got no token", (await RunningConnector.JsonAsync(refused))["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("The identity of this server got no token: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_setting_that_stops_its_start()
    {
        await using var api = AcsConnectorProcess.Run(
            AcsConnectorProcess.Program("dotnet"),
            RunningApi.Arguments(),
            new Dictionary<string, string> { ["COMMUNICATION_SERVICES_ENDPOINT"] = "https://contoso.example.com/" });
        var (exitCode, output, errors) = await api.WaitForExitAsync();

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal(
            "The setting COMMUNICATION_SERVICES_ENDPOINT names an endpoint that is not https://<name>.communication.azure.com/.",
            errors.TrimEnd());
    }
}
