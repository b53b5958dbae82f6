using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Storage;

/// <summary>All that is stored, and the transaction around it. Only the <see cref="DatabaseThread"/> of its connection uses it.</summary>
internal sealed class Tables(SqliteConnection connection) : IDisposable
{
    private readonly SqlStatement _begin = new(connection, "BEGIN");
    private readonly SqlStatement _commit = new(connection, "COMMIT");
    private readonly SqlStatement _rollBack = new(connection, "ROLLBACK");

    public IdentityTable Identities { get; } = new(connection);

    public AssignmentTable TeamsExtensionAssignments { get; } = new(connection, "teams_extension_assignments");

    public AssignmentTable EntraAssignments { get; } = new(connection, "entra_assignments");

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public void RollBack()
    {
        try
        {
            _rollBack.Run();
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full.
        }
    }

    public void Dispose()
    {
        Identities.Dispose();
        TeamsExtensionAssignments.Dispose();
        EntraAssignments.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _rollBack.Dispose();
    }
}
