using System.Globalization;
using AcsConnector.Emulator.Service;
using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Storage;

/// <summary>The tables of the file, and how those of an earlier version become those of this one.</summary>
internal static class Schema
{
    private const int Version = 3;

    /// <summary>Version 1 did not keep how long tokens live: a day at most.</summary>
    private static readonly string FromVersion1 = $"""
        ALTER TABLE identities ADD COLUMN tokens_expire_at INTEGER;
        UPDATE identities SET tokens_expire_at = last_token_issued_at + {TimeSpan.TicksPerDay} WHERE last_token_issued_at >= tokens_valid_from;
        """;

    /// <summary>user comes first, which begins with the time: new rows go to the end of the tree. Version 2 had no assignments.</summary>
    private static readonly string Tables = $"""
        CREATE TABLE IF NOT EXISTS identities (
            user TEXT NOT NULL PRIMARY KEY,
            custom_id TEXT,
            created_at INTEGER NOT NULL,
            last_token_issued_at INTEGER,
            tokens_valid_from INTEGER NOT NULL,
            tokens_expire_at INTEGER
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX IF NOT EXISTS identities_by_custom_id ON identities (custom_id) WHERE custom_id IS NOT NULL;
        CREATE TABLE IF NOT EXISTS teams_extension_assignments (
            object_id TEXT NOT NULL,
            tenant_id TEXT NOT NULL,
            principal_type TEXT NOT NULL,
            client_ids TEXT,
            PRIMARY KEY (object_id, tenant_id)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS entra_assignments (
            object_id TEXT NOT NULL PRIMARY KEY,
            tenant_id TEXT NOT NULL,
            principal_type TEXT NOT NULL,
            client_ids TEXT
        ) WITHOUT ROWID;
        PRAGMA user_version = {Version};
        """;

    /// <summary>Makes the tables, or makes sure that they are whole and of this version.</summary>
    /// <exception cref="EmulatorStartException">They were made by a newer version.</exception>
    /// <exception cref="SqliteException">The file is damaged or cannot be written.</exception>
    public static void CreateOrCheck(SqliteConnection connection)
    {
        // WAL with synchronous=NORMAL: a killed process loses nothing that was committed; a power cut may lose the last commits.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        Check(connection);

        using var version = new SqliteCommand("PRAGMA user_version", connection);
        var found = Convert.ToInt32(version.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (found > Version)
            throw new EmulatorStartException(EmulatorStartFailure.IdentitiesNewer, $"'{connection.DataSource}' was written by a newer version of this emulator.");

        // Also where all is there: a file that cannot be written is told at the start.
        Execute(connection, $"BEGIN; {(found == 1 ? FromVersion1 : "")} {Tables} COMMIT;");
    }

    /// <summary>A file may be damaged where its first pages do not show it: then calls would fail one by one.</summary>
    private static void Check(SqliteConnection connection)
    {
        using var check = new SqliteCommand("PRAGMA quick_check(1)", connection);
        if (check.ExecuteScalar() is string found and not "ok")
            throw new SqliteException($"SQLite found: '{found.ReplaceLineEndings(" ")}'.", SqliteErrors.Corrupt);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
