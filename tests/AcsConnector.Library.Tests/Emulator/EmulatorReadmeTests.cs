// What stands here stands in the package's page, line by line: its code compiles and does what it says.
using AcsConnector.Emulator;
using Azure.Communication.Identity;
using Azure.Core.Pipeline;

namespace AcsConnector.Library.Tests.Emulator;

#pragma warning disable xUnit1051
public sealed class EmulatorReadmeTests
{
    [Fact]
    public async Task The_code_of_the_page_runs()
    {
        await using var acs = await AcsEmulator.StartAsync();

        var options = new CommunicationIdentityClientOptions { Transport = new HttpClientTransport(acs.CreateHandler()) };
        var client = new CommunicationIdentityClient(acs.ConnectionString, options);

        var user = (await client.CreateUserAsync()).Value;
        var token = (await client.GetTokenAsync(user, [CommunicationTokenScope.Chat])).Value;

        Console.WriteLine(acs.Requests[^1]);                    // POST /identities/8%3Aacs%3A…/:issueAccessToken 200

        Assert.Equal($"POST /identities/{Uri.EscapeDataString(user.Id)}/:issueAccessToken 200", acs.Requests[^1].ToString());
        Assert.NotEmpty(token.Token);

        acs.Faults.Inject(new EmulatorFault { Operation = EmulatorOperation.IssueAccessToken, Status = 503, Times = 2 });
        acs.Faults.Inject(new EmulatorFault { Drop = ConnectionDrop.AfterTheWork });
        acs.Time.Advance(TimeSpan.FromHours(25));               // every token of before has ended

        await acs.ResetAsync();                                 // as new

        Assert.Empty(acs.Requests);
    }
}
