using AcsConnector.Emulator.Service;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator.Storage;

/// <summary>
/// The file of the identities and assignments. One thread writes them, many in one transaction: what a response has told survives the end
/// of the process. Another reads what takes its time, and holds up no write (SQLite's WAL lets both work at once).
/// </summary>
internal sealed class Database : IDisposable
{
    private const int MaxBatch = 256;
    private readonly DatabaseThread _writer;
    private readonly DatabaseThread _reader;

    /// <param name="folder">Null keeps the identities in memory.</param>
    /// <exception cref="EmulatorStartException">The file cannot be opened, is damaged or was written by a newer version.</exception>
    public Database(DataFolder? folder, ILogger<Database> log)
    {
        folder?.TakeIdentities();
        var file = folder?.Database ?? ":memory:";
        try
        {
            _writer = new DatabaseThread("Identities", Open(file), MaxBatch, log);

            // Identities in memory are this one connection's alone.
            _reader = folder is null ? _writer : new DatabaseThread("Lists of identities", OpenToRead(file), maxBatch: 1, log);
        }
        catch (SqliteException e)
        {
            _writer?.Dispose();
            throw NotOpened(file, e);
        }
    }

    /// <summary>Work that writes, or that reads little.</summary>
    public Task<T> RunAsync<T>(Func<Tables, T> work) => _writer.RunAsync(work);

    /// <summary>Work that reads many identities: all that was committed before it.</summary>
    public Task<T> ReadAsync<T>(Func<Tables, T> work) => _reader.RunAsync(work);

    /// <summary>Finishes what is queued, then closes the file; the writer last, which leaves one file behind.</summary>
    public void Dispose()
    {
        if (_reader != _writer)
            _reader.Dispose();
        _writer.Dispose();
    }

    private static EmulatorStartException NotOpened(string file, SqliteException e) => e.MeansDamage()
        ? new(EmulatorStartFailure.IdentitiesDamaged, $"The identities in '{file}' are damaged: {e.Message}", e)
        : new(EmulatorStartFailure.IdentitiesUnusable, $"The identities in '{file}' cannot be used: {e.Message}", e);

    private static SqliteConnection Open(string source)
    {
        var connection = Connect(source, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Schema.CreateOrCheck(connection);
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
