using AcsConnector.Emulator;
using Azure.Core.Pipeline;
using TokenDesk;

namespace EmulatorTests;

/// <summary>The desk as it is deployed: with the service that the environment names, and with an emulator where it names none.</summary>
public sealed class ServiceTests
{
    [Fact]
    public async Task The_service_gives_tokens()
    {
        var service = Environment.GetEnvironmentVariable("COMMUNICATION_SERVICES_CONNECTION_STRING");
        await using var acs = service is null ? await AcsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken) : null;
        var desk = acs is null
            ? new Desk(service!)
            : new Desk(acs.ConnectionString, new DeskOptions { Transport = new HttpClientTransport(acs.CreateHandler()) });

        var token = await desk.GetTokenAsync("ann", TestContext.Current.CancellationToken);

        Assert.StartsWith("8:acs:", token.User);
    }
}
