using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tests.Service;

/// <summary>What every operation on one identity says about its id.</summary>
public class IdentityIdTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private static readonly string[] Operations = ["POST /:issueAccessToken", "POST /:revokeAccessTokens", "DELETE ", "GET "];

    private static readonly string[] MalformedIds =
    [
        "nobody",
        "8:acs:",
        $"8:acs:{DevelopmentResource.Id}",
        $"8:acs:{DevelopmentResource.Id}_",
        $"8:acs:{DevelopmentResource.Id}-00000032-a200-0000-0000-000000000001",
        $"8:acs:{DevelopmentResource.Id}_00000032-a200-0000-0000-00000000000x",
        $"8:acs:{DevelopmentResource.Id}_00000032-a200-0000-0000-0000000000011",
        "8:acs:not-a-guid-of-thirty-six-characters-_00000032-a200-0000-0000-000000000001",
        "8:orgid:00000000-0000-0000-0000-000000000000",
        "4:+14255550123",
    ];

    public static TheoryData<string> OperationsOnOneIdentity => new(Operations);

    public static MatrixTheoryData<string, string> MalformedIdsInOperations => new(Operations, MalformedIds);

    [Theory]
    [MemberData(nameof(OperationsOnOneIdentity))]
    public async Task Answers_401_for_an_identity_of_another_resource(string operation)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(On(Ids.Foreign, operation));

        answer.AssertActionError(401, "IdentityNotOwned", "Provided identity doesn't belong to the resource.");
    }

    [Theory]
    [MemberData(nameof(MalformedIdsInOperations))]
    public async Task Answers_400_for_an_id_of_another_shape(string operation, string id)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(On(id, operation));

        answer.AssertActionError(400, "ValidationError", "Provided identity has invalid format.", "id");
    }

    private static Call On(string id, string operation)
    {
        var (method, action) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        var body = action == "/:issueAccessToken" ? """{"scopes":["voip"]}""" : null;
        return new Call(method, $"/identities/{Uri.EscapeDataString(id)}{action}", body) { Version = Call.Preview };
    }
}
