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

    public Task<StoredAssignment?> FindEntraAsync(Guid objectId) => database.RunAsync(tables => tables.EntraAssignments.Find(objectId));

    /// <summary>True when there was none.</summary>
    public Task<bool> PutEntraAsync(StoredAssignment assignment) => database.RunAsync(tables =>
    {
        var isNew = tables.EntraAssignments.Find(assignment.ObjectId) is null;
        tables.EntraAssignments.Put(assignment);
        return isNew;
    });

    public Task DeleteEntraAsync(Guid objectId) => database.RunAsync(tables => tables.EntraAssignments.Delete(objectId));

    public Task UpdateEntraAsync(IReadOnlyList<StoredAssignment> put, IReadOnlyList<Guid> deleted) => database.RunAsync(tables =>
    {
        foreach (var assignment in put)
            tables.EntraAssignments.Put(assignment);
        return deleted.Sum(objectId => tables.EntraAssignments.Delete(objectId));
    });

    /// <summary>In the order of their object ids.</summary>
    public Task<IReadOnlyList<StoredAssignment>> ListEntraAsync(Guid? after, int top) => database.RunAsync(tables => tables.EntraAssignments.List(after, top));

    /// <summary>Those for users and groups of a tenant, and for the tenant itself.</summary>
    public Task<IReadOnlyList<StoredAssignment>> OfTenantAsync(Guid tenantId) => database.RunAsync(tables => tables.EntraAssignments.OfTenant(tenantId));

    public Task ResetAsync() => database.RunAsync(tables => tables.TeamsExtensionAssignments.DeleteAll() + tables.EntraAssignments.DeleteAll());
}
