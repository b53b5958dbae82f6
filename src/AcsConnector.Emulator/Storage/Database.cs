using AcsConnector.Emulator.Service;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator.Storage;

/// <summary>
/// The file of the identities. One thread writes them, many in one transaction: an answered call survives the end of the
/// process. Another reads what takes its time, and holds up no write (SQLite's WAL lets both work at once).
/// </summary>
internal sealed class Database : IDisposable
{
    private const int LargestBatch = 256;
    private readonly DatabaseThread _writer;
    private readonly DatabaseThread _reader;

    /// <exception cref="EmulatorStartException">The file cannot be opened, is damaged or was written by a newer version.</exception>
    public Database(EmulatorOptions options, DataFolder folder, ILogger<Database> log)
    {
        if (!options.InMemory)
            folder.TakeIdentities();

        try
        {
            _writer = new DatabaseThread("Identities", Open(options.InMemory ? ":memory:" : folder.Database), LargestBatch, log);

            // Identities in memory are this one connection's alone.
            _reader = options.InMemory
                ? _writer
                : new DatabaseThread("Lists of identities", OpenToRead(folder.Database), largestBatch: 1, log);
        }
        catch (SqliteException e)
        {
            _writer?.Dispose();
            throw new EmulatorStartException(WhyNotOpened(folder.Database, e), e);
        }
    }

    /// <summary>Work that writes, or that reads a single identity.</summary>
    public Task<T> RunAsync<T>(Func<IdentityTable, T> work) => _writer.RunAsync(work);

    /// <summary>Work that reads many identities: all that was committed before it.</summary>
    public Task<T> ReadAsync<T>(Func<IdentityTable, T> work) => _reader.RunAsync(work);

    /// <summary>Finishes what is queued, then closes the file; the writer last, which leaves one file behind.</summary>
    public void Dispose()
    {
        if (_reader != _writer)
            _reader.Dispose();
        _writer.Dispose();
    }

    private static string WhyNotOpened(string file, SqliteException e) => e.MeansDamage()
        ? $"The identities in '{file}' are damaged: {e.Message} Move the file away to start empty, or choose another folder with --data."
        : $"The identities in '{file}' cannot be used: {e.Message} Make the folder and its files writable, or choose another with --data.";

    private static SqliteConnection Open(string source)
    {
        var connection = Connect(source, SqliteOpenMode.ReadWriteCreate);
        try
        {
            IdentityTable.CreateOrCheck(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection OpenToRead(string source) => Connect(source, SqliteOpenMode.ReadOnly);

    private static SqliteConnection Connect(string source, SqliteOpenMode mode)
    {
        var how = new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(how.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
