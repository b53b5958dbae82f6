using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Storage;

/// <summary>A table of assignments, by prepared statements. The tenant is a part of the key in one of the two tables, and null for the other.</summary>
internal sealed class AssignmentTable(SqliteConnection connection, string name) : IDisposable
{
    private const string Columns = "object_id, tenant_id, principal_type, client_ids";
    private const string IsAskedFor = "object_id = @objectId AND (@tenantId IS NULL OR tenant_id = @tenantId)";

    private readonly SqlStatement _put = new(connection, $"INSERT OR REPLACE INTO {name} ({Columns}) VALUES (@objectId, @tenantId, @principalType, @clientIds)",
        "@objectId", "@tenantId", "@principalType", "@clientIds");
    private readonly SqlStatement _find = new(connection, $"SELECT {Columns} FROM {name} WHERE {IsAskedFor}", "@objectId", "@tenantId");
    private readonly SqlStatement _delete = new(connection, $"DELETE FROM {name} WHERE {IsAskedFor}", "@objectId", "@tenantId");
    private readonly SqlStatement _deleteAll = new(connection, $"DELETE FROM {name}");
    private readonly SqlStatement _list = new(connection, $"SELECT {Columns} FROM {name} WHERE @after IS NULL OR object_id > @after ORDER BY object_id LIMIT @top",
        "@after", "@top");
    private readonly SqlStatement _ofTenant = new(connection, $"SELECT {Columns} FROM {name} WHERE tenant_id = @tenantId", "@tenantId");

    public void Put(StoredAssignment assignment) => _put.Run(
        $"{assignment.ObjectId}", $"{assignment.TenantId}", assignment.PrincipalType,
        assignment.ClientIds is null ? null : string.Join(',', assignment.ClientIds));

    public StoredAssignment? Find(Guid objectId, Guid? tenantId = null) => _find.Query(Read, $"{objectId}", tenantId?.ToString()).FirstOrDefault();

    public int Delete(Guid objectId, Guid? tenantId = null) => _delete.Run($"{objectId}", tenantId?.ToString());

    public int DeleteAll() => _deleteAll.Run();

    /// <summary>In the order of their object ids.</summary>
    public IReadOnlyList<StoredAssignment> List(Guid? after, int top) => _list.Query(Read, after?.ToString(), top);

    public IReadOnlyList<StoredAssignment> OfTenant(Guid tenantId) => _ofTenant.Query(Read, $"{tenantId}");

    public void Dispose()
    {
        foreach (var statement in (SqlStatement[])[_put, _find, _delete, _deleteAll, _list, _ofTenant])
            statement.Dispose();
    }

    private static StoredAssignment Read(SqliteDataReader row) => new(
        Guid.Parse(row.GetString(0)),
        Guid.Parse(row.GetString(1)),
        row.GetString(2),
        row.IsDBNull(3) ? null : [.. row.GetString(3).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)]);
}
