using AcsConnector.Emulator;
using Azure.Communication.Identity;
using Azure.Core.Pipeline;

namespace AcsConnector.Library.Tests.Emulator;

/// <summary>Clients of the service that wait no time before they repeat a call.</summary>
internal static class Clients
{
    public static CommunicationIdentityClient Of(AcsEmulator acs, int repeats = 3) => new(acs.ConnectionString, new CommunicationIdentityClientOptions
    {
        Transport = new HttpClientTransport(acs.CreateHandler()),
        Retry = { MaxRetries = repeats, Delay = TimeSpan.Zero },
    });
}
