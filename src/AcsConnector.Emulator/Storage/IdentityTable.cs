using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Storage;

/// <summary>The table of identities, by prepared statements. Times are ticks in UTC.</summary>
internal sealed class IdentityTable : IDisposable
{
    private const string Columns = "user, custom_id, created_at, last_token_issued_at, tokens_valid_from, tokens_expire_at";
    private const string Matches = "(@search IS NULL OR user LIKE @search ESCAPE '\\' OR custom_id LIKE @search ESCAPE '\\')";
    private readonly SqlStatement _insert, _update, _find, _findByCustomId, _delete, _deleteAll, _list, _count;

    public IdentityTable(SqliteConnection connection)
    {
        _insert = new(connection, $"INSERT INTO identities ({Columns}) VALUES (@user, @customId, @createdAt, @lastTokenIssuedAt, @tokensValidFrom, @tokensExpireAt)",
            "@user", "@customId", "@createdAt", "@lastTokenIssuedAt", "@tokensValidFrom", "@tokensExpireAt");
        _update = new(connection, "UPDATE identities SET last_token_issued_at = @lastTokenIssuedAt, tokens_valid_from = @tokensValidFrom, tokens_expire_at = @tokensExpireAt WHERE user = @user",
            "@lastTokenIssuedAt", "@tokensValidFrom", "@tokensExpireAt", "@user");
        _find = new(connection, $"SELECT {Columns} FROM identities WHERE user = @user", "@user");
        _findByCustomId = new(connection, $"SELECT {Columns} FROM identities WHERE custom_id = @customId", "@customId");
        _delete = new(connection, "DELETE FROM identities WHERE user = @user", "@user");
        _deleteAll = new(connection, "DELETE FROM identities");
        _list = new(connection, $"SELECT {Columns} FROM identities WHERE (@before IS NULL OR user < @before) AND {Matches} ORDER BY user DESC LIMIT @top",
            "@before", "@search", "@top");
        _count = new(connection, $"SELECT COUNT(*) FROM identities WHERE {Matches}", "@search");
    }

    public void Insert(StoredIdentity identity) => _insert.Run(
        identity.User, identity.CustomId, identity.CreatedAt.UtcTicks, identity.LastTokenIssuedAt?.UtcTicks, identity.TokensValidFrom.UtcTicks,
        identity.TokensExpireAt?.UtcTicks);

    public void Update(StoredIdentity identity) => _update.Run(
        identity.LastTokenIssuedAt?.UtcTicks, identity.TokensValidFrom.UtcTicks, identity.TokensExpireAt?.UtcTicks, identity.User);

    public StoredIdentity? Find(string user) => _find.Query(Read, user).FirstOrDefault();

    public StoredIdentity? FindByCustomId(string customId) => _findByCustomId.Query(Read, customId).FirstOrDefault();

    public int Delete(string user) => _delete.Run(user);

    public int DeleteAll() => _deleteAll.Run();

    public IReadOnlyList<StoredIdentity> List(string? search, string? before, int top) => _list.Query(Read, before, Pattern(search), top);

    public long Count(string? search) => Convert.ToInt64(_count.FindValue(Pattern(search)), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        foreach (var statement in (SqlStatement[])[_insert, _update, _find, _findByCustomId, _delete, _deleteAll, _list, _count])
            statement.Dispose();
    }

    /// <summary>What is looked for may stand anywhere in the id or the customId; % and _ stand for themselves.</summary>
    private static string? Pattern(string? search) => string.IsNullOrEmpty(search)
        ? null
        : $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    private static StoredIdentity Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero),
        row.IsDBNull(3) ? null : new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
        new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
        row.IsDBNull(5) ? null : new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero));
}
