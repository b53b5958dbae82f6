using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tests.Control;

public class HealthRouteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Tells_the_resource_and_the_versions_accepted()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ControlAsync("GET", "/_emulator/health");

        Assert.Equal(200, answer.Status);
        var versions = Answer.Versions.Replace(", ", "\",\"", StringComparison.Ordinal);
        Assert.Equal($$"""{"status":"ok","resourceId":"{{DevelopmentResource.Id}}","apiVersions":["{{versions}}"]}""", answer.Body);
    }
}
