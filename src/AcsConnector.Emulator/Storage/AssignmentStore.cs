namespace AcsConnector.Emulator.Storage;

/// <summary>Who of Entra has access to the resource. Every change is on disk (or in memory, when so asked) before its task completes.</summary>
internal sealed class AssignmentStore(Database database)
{
    public Task<StoredAssignment?> FindTeamsExtensionAsync(Guid tenantId, Guid objectId) =>
        database.RunAsync(tables => tables.TeamsExtensionAssignments.Find(objectId, tenantId));

    /// <summary>True when there was none.</summary>
    public Task<bool> PutTeamsExtensionAsync(StoredAssignment assignment) => database.RunAsync(tables =>
    {
        var isNew = tables.TeamsExtensionAssignments.Find(assignment.ObjectId, assignment.TenantId) is null;
        tables.TeamsExtensionAssignments.Put(assignment);
        return isNew;
    });

    public Task DeleteTeamsExtensionAsync(Guid tenantId, Guid objectId) =>
        database.RunAsync(tables => tables.TeamsExtensionAssignments.Delete(objectId, tenantId));

    public Task ResetAsync() => database.RunAsync(tables => tables.TeamsExtensionAssignments.DeleteAll() + tables.EntraAssignments.DeleteAll());
}
