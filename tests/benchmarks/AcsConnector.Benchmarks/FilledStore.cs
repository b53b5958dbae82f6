using System.Diagnostics;
using System.Globalization;
using AcsConnector.Benchmarks.Servers;
using Microsoft.Data.Sqlite;

namespace AcsConnector.Benchmarks;

/// <summary>A data folder with many identities. The emulator makes the store, SQL fills it: through the front door a million take minutes.</summary>
internal static class FilledStore
{
    // Users as the emulator names them: milliseconds since 2020-01-01T08:00Z, one apart and the last a moment ago, and a random half.
    private const string Fill = """
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < @count),
            made (t, r, ticks) AS (SELECT printf('%016x', @milliseconds - @count + n), lower(hex(randomblob(8))), @ticks - (@count - n) * 10000 FROM number)
        INSERT INTO identities (user, created_at, last_token_issued_at, tokens_valid_from, tokens_expire_at)
        SELECT substr(t, 1, 8) || '-' || substr(t, 9, 4) || '-' || substr(t, 13, 4) || '-' || substr(r, 1, 4) || '-' || substr(r, 5, 12),
            ticks, ticks, @epoch, ticks + 864000000000 FROM made
        """;

    public static void Make(TemporaryFolder data, string program, int identities)
    {
        Progress.Say($"Filling a store with {identities.ToString("N0", CultureInfo.InvariantCulture)} identities");
        ConnectorProcess.Start(program, data).Dispose();

        var now = DateTimeOffset.UtcNow;
        using var connection = new SqliteConnection($"Data Source={FileOf(data)};Pooling=False");
        connection.Open();
        using var fill = new SqliteCommand(Fill, connection) { CommandTimeout = 0 };
        fill.Parameters.AddWithValue("@count", identities);
        fill.Parameters.AddWithValue("@milliseconds", (long)(now - new DateTimeOffset(2020, 1, 1, 8, 0, 0, TimeSpan.Zero)).TotalMilliseconds);
        fill.Parameters.AddWithValue("@ticks", now.UtcTicks);
        fill.Parameters.AddWithValue("@epoch", DateTimeOffset.UnixEpoch.UtcTicks);
        if (fill.ExecuteNonQuery() is var made && made != identities)
            throw new UnreachableException($"{made} identities were stored instead of {identities}.");
    }

    public static double Megabytes(TemporaryFolder data) => new FileInfo(FileOf(data)).Length / 1e6;

    private static string FileOf(TemporaryFolder data) => Path.Combine(data.Path, "identities.db");
}
