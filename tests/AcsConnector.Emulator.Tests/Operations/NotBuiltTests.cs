namespace AcsConnector.Emulator.Tests.Operations;

public class NotBuiltTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Theory]
    [InlineData("POST", "/access/entra/:exchangeAccessToken", "ExchangeEntraUserAccessToken")]
    [InlineData("GET", "/access/entra/assignments", "EntraUserAssignments")]
    [InlineData("PATCH", "/access/entra/assignments", "EntraUserAssignments")]
    [InlineData("GET", "/access/entra/assignments/2a0", "EntraUserAssignment")]
    [InlineData("PUT", "/access/entra/assignments/2a0", "EntraUserAssignment")]
    [InlineData("DELETE", "/access/entra/assignments/2a0", "EntraUserAssignment")]
    public async Task Answers_501_and_says_what_there_is(string method, string path, string operation)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call(method, path) { Version = Call.Preview });

        answer.AssertEarlyError(501, "NotImplemented",
            $"This emulator does not have the operation '{operation}'. It has the operations on /identities, /teamsUser and /access/teamsExtension.");
    }
}
