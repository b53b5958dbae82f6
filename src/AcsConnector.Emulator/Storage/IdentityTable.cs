using System.Globalization;
using AcsConnector.Emulator.Service;
using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Storage;

/// <summary>The table of identities, by prepared statements. Times are ticks in UTC. Only the <see cref="DatabaseThread"/> of its connection uses it.</summary>
internal sealed class IdentityTable : IDisposable
{
    private const int SchemaVersion = 2;
    private const string Columns = "user, custom_id, created_at, last_token_issued_at, tokens_valid_from, tokens_expire_at";
    private const string Matches = "(@search IS NULL OR user LIKE @search ESCAPE '\\' OR custom_id LIKE @search ESCAPE '\\')";
    private readonly List<SqliteCommand> _statements = [];
    private readonly SqliteCommand _begin, _commit, _rollBack, _insert, _update, _find, _findByCustomId, _delete, _deleteAll, _list, _count;

    public IdentityTable(SqliteConnection connection)
    {
        _begin = Prepare(connection, "BEGIN");
        _commit = Prepare(connection, "COMMIT");
        _rollBack = Prepare(connection, "ROLLBACK");
        _insert = Prepare(connection, $"INSERT INTO identities ({Columns}) VALUES (@user, @customId, @createdAt, @lastTokenIssuedAt, @tokensValidFrom, @tokensExpireAt)",
            "@user", "@customId", "@createdAt", "@lastTokenIssuedAt", "@tokensValidFrom", "@tokensExpireAt");
        _update = Prepare(connection, "UPDATE identities SET last_token_issued_at = @lastTokenIssuedAt, tokens_valid_from = @tokensValidFrom, tokens_expire_at = @tokensExpireAt WHERE user = @user",
            "@lastTokenIssuedAt", "@tokensValidFrom", "@tokensExpireAt", "@user");
        _find = Prepare(connection, $"SELECT {Columns} FROM identities WHERE user = @user", "@user");
        _findByCustomId = Prepare(connection, $"SELECT {Columns} FROM identities WHERE custom_id = @customId", "@customId");
        _delete = Prepare(connection, "DELETE FROM identities WHERE user = @user", "@user");
        _deleteAll = Prepare(connection, "DELETE FROM identities");
        _list = Prepare(connection, $"SELECT {Columns} FROM identities WHERE (@before IS NULL OR user < @before) AND {Matches} ORDER BY user DESC LIMIT @top",
            "@before", "@search", "@top");
        _count = Prepare(connection, $"SELECT COUNT(*) FROM identities WHERE {Matches}", "@search");
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void RollBack()
    {
        try
        {
            _rollBack.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full.
        }
    }

    public void Insert(StoredIdentity identity) => Run(_insert,
        identity.User, identity.CustomId, identity.CreatedAt.UtcTicks, identity.LastTokenIssuedAt?.UtcTicks, identity.TokensValidFrom.UtcTicks,
        identity.TokensExpireAt?.UtcTicks);

    public void Update(StoredIdentity identity) => Run(_update,
        identity.LastTokenIssuedAt?.UtcTicks, identity.TokensValidFrom.UtcTicks, identity.TokensExpireAt?.UtcTicks, identity.User);

    public StoredIdentity? Find(string user) => Query(_find, user).FirstOrDefault();

    public StoredIdentity? FindByCustomId(string customId) => Query(_findByCustomId, customId).FirstOrDefault();

    public int Delete(string user) => Run(_delete, user);

    public int DeleteAll() => Run(_deleteAll);

    public IReadOnlyList<StoredIdentity> List(string? search, string? before, int top) => Query(_list, before, Pattern(search), top);

    public long Count(string? search)
    {
        Bind(_count, Pattern(search));
        return Convert.ToInt64(_count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _statements.ForEach(statement => statement.Dispose());

    /// <summary>Makes the table, or makes sure that it is whole and of this version.</summary>
    /// <exception cref="EmulatorStartException">It was made by a newer version.</exception>
    /// <exception cref="SqliteException">The file is damaged or cannot be written.</exception>
    public static void CreateOrCheck(SqliteConnection connection)
    {
        // WAL with synchronous=NORMAL: a killed process loses nothing that was committed; a power cut may lose the last answers.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        Check(connection);

        using var version = new SqliteCommand("PRAGMA user_version", connection);
        var found = Convert.ToInt32(version.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (found > SchemaVersion)
            throw new EmulatorStartException(EmulatorStartFailure.IdentitiesNewer, $"'{connection.DataSource}' was written by a newer version of this emulator.");

        // Version 1 did not keep how long tokens live: a day at most.
        if (found == 1)
            Execute(connection, $"ALTER TABLE identities ADD COLUMN tokens_expire_at INTEGER; UPDATE identities SET tokens_expire_at = last_token_issued_at + {TimeSpan.TicksPerDay} WHERE last_token_issued_at >= tokens_valid_from;");

        // user first, which begins with the time: new rows go to the end of the tree.
        Execute(connection, $"""
            CREATE TABLE IF NOT EXISTS identities (
                user TEXT NOT NULL PRIMARY KEY,
                custom_id TEXT,
                created_at INTEGER NOT NULL,
                last_token_issued_at INTEGER,
                tokens_valid_from INTEGER NOT NULL,
                tokens_expire_at INTEGER
            ) WITHOUT ROWID;
            CREATE UNIQUE INDEX IF NOT EXISTS identities_by_custom_id ON identities (custom_id) WHERE custom_id IS NOT NULL;
            PRAGMA user_version = {SchemaVersion};
            """);
    }

    /// <summary>A file may be damaged where its first pages do not show it: then calls would fail one by one.</summary>
    private static void Check(SqliteConnection connection)
    {
        using var check = new SqliteCommand("PRAGMA quick_check(1)", connection);
        if (check.ExecuteScalar() is string found and not "ok")
            throw new SqliteException($"SQLite found: '{found.ReplaceLineEndings(" ")}'.", SqliteErrors.Corrupt);
    }

    /// <summary>What is looked for may stand anywhere in the id or the customId; % and _ stand for themselves.</summary>
    private static string? Pattern(string? search) => string.IsNullOrEmpty(search)
        ? null
        : $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    private SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var statement = new SqliteCommand(sql, connection);
        foreach (var parameter in parameters)
            statement.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        _statements.Add(statement);
        return statement;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static int Run(SqliteCommand statement, params ReadOnlySpan<object?> values)
    {
        Bind(statement, values);
        return statement.ExecuteNonQuery();
    }

    private static List<StoredIdentity> Query(SqliteCommand statement, params ReadOnlySpan<object?> values)
    {
        Bind(statement, values);
        var found = new List<StoredIdentity>();
        using var row = statement.ExecuteReader();
        while (row.Read())
        {
            found.Add(new StoredIdentity(
                row.GetString(0),
                row.IsDBNull(1) ? null : row.GetString(1),
                new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero),
                row.IsDBNull(3) ? null : new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
                new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
                row.IsDBNull(5) ? null : new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero)));
        }

        return found;
    }

    private static void Bind(SqliteCommand statement, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            statement.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
