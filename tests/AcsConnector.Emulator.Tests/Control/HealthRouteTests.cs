namespace AcsConnector.Emulator.Tests.Control;

public class HealthRouteTests
{
    [Fact]
    public async Task Tells_the_resource_and_the_versions_accepted()
    {
        await using var emulator = await RunningEmulator.StartAsync();

        var answer = await emulator.ControlAsync("GET", "/_emulator/health");

        Assert.Equal(200, answer.Status);
        var versions = Answer.Versions.Replace(", ", "\",\"", StringComparison.Ordinal);
        Assert.Equal($$"""{"status":"ok","resourceId":"{{DevelopmentResource.Id}}","apiVersions":["{{versions}}"]}""", answer.Body);
    }
}
