using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>
/// Puts and deletes many assignments at once, all of them or none: what is null goes. Each of the others is whole, as the
/// specification has it, and takes the place of the one before.
/// </summary>
internal sealed class UpdateEntraAssignments(AssignmentStore assignments) : IServiceOperation
{
    public string Name => "UpdateEntraAssignments";

    public string Method => "PATCH";

    public string Pattern => EntraUsers.Assignments;

    public bool IsIn(ApiVersion version) => version.HasEntraAssignments;

    public string SupportedVersions => EntraUsers.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var request = call.Read(AssignmentJson.Wire.DictionaryStringAssignmentRequest) ?? throw ServiceErrors.MalformedBody(null);
        foreach (var (objectId, asked) in request)
        {
            if (asked is not null)
                EntraUsers.RequireMembers(asked, PlaceOf(objectId));
        }

        // An object that is named twice, which takes another capitalization, is what it is named last.
        var changes = new Dictionary<Guid, AssignmentRequest?>();
        foreach (var (objectId, asked) in request)
            changes[ParseObjectId(objectId)] = asked;
        var put = changes.Where(change => change.Value is not null)
            .Select(change => EntraUsers.ToAssignment(change.Value!, change.Key, PlaceOf($"{change.Key}"))).ToList();
        await assignments.UpdateEntraAsync(put, [.. changes.Where(change => change.Value is null).Select(change => change.Key)]);

        // 204 where nothing is left to tell: our choice of the two that are specified.
        return put.Count == 0
            ? ServiceResponse.NoContent
            : ServiceResponse.FromJson(200, AssignmentsBody.From(put, nextLink: null), AssignmentJson.Wire.AssignmentsBody);
    }

    private static string PlaceOf(string objectId) => $"[{objectId}].";

    private static Guid ParseObjectId(string objectId) =>
        Guid.TryParseExact(objectId, "D", out var parsed) ? parsed : throw AccessErrors.Format("ObjectId", $"[{objectId}]");
}
