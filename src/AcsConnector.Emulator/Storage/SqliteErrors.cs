using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Storage;

internal static class SqliteErrors
{
    public const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>The file's content is wrong, which trying again or another right to it does not fix.</summary>
    public static bool MeansDamage(this SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase;
}
