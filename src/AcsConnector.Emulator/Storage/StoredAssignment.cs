namespace AcsConnector.Emulator.Storage;

/// <summary>Who of a tenant has access to the resource, and through which applications.</summary>
/// <param name="ObjectId">The user, group, tenant or Teams resource account, as <paramref name="PrincipalType"/> says.</param>
/// <param name="ClientIds">Null where none were named.</param>
internal sealed record StoredAssignment(Guid ObjectId, Guid TenantId, string PrincipalType, IReadOnlyList<Guid>? ClientIds);
