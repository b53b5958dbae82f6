using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>Gives a Teams user access to the resource, or lets it take the calls of a Teams resource account.</summary>
internal sealed class UpsertTeamsExtensionAssignment(AssignmentStore assignments) : IServiceOperation
{
    public string Name => "UpsertTeamsExtensionAssignment";

    public string Method => "PUT";

    public string Pattern => TeamsExtension.Assignment;

    public bool IsIn(ApiVersion version) => version.HasTeamsExtension;

    public string SupportedVersions => TeamsExtension.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var request = call.Read(AssignmentJson.Wire.AssignmentRequest);
        if (string.IsNullOrEmpty(request?.PrincipalType))
            throw ServiceErrors.FieldRequired("PrincipalType");

        var (tenantId, objectId) = (call.TenantId, call.ObjectId);
        var assignment = new StoredAssignment(
            objectId, tenantId, request.KnownPrincipalType(TeamsExtension.PrincipalTypes), request.ParsedClientIds());
        var isNew = await assignments.PutTeamsExtensionAsync(assignment);
        return ServiceResponse.FromJson(isNew ? 201 : 200, AssignmentBody.From(assignment), AssignmentJson.Wire.AssignmentBody);
    }
}
