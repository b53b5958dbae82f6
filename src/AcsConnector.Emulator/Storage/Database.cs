using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator.Storage;

/// <summary>
/// One SQLite connection and the one thread that uses it. What waits together is written in one transaction, and a task
/// completes when its transaction has been committed: an answered call survives the end of the process.
/// </summary>
internal sealed partial class Database : IDisposable
{
    private const int LargestBatch = 256;
    private readonly BlockingCollection<IWork> _queue = [];
    private readonly SqliteConnection _connection;
    private readonly IdentityTable _identities;
    private readonly ILogger<Database> _log;
    private readonly Thread _thread;

    /// <exception cref="EmulatorStartException">The file cannot be opened or was written by a newer version.</exception>
    public Database(EmulatorOptions options, DataFolder folder, ILogger<Database> log)
    {
        _log = log;
        if (!options.InMemory)
            folder.TakeIdentities();

        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.InMemory ? ":memory:" : folder.Database,
            Pooling = false,
        }.ConnectionString);
        try
        {
            _connection.Open();
            _identities = new IdentityTable(_connection);
        }
        catch (SqliteException e)
        {
            _connection.Dispose();
            throw new EmulatorStartException($"The identities in '{folder.Database}' cannot be opened: {e.Message} Choose another folder with --data, or delete the file to start empty.", e);
        }
        catch (EmulatorStartException)
        {
            _connection.Dispose();
            throw;
        }

        _thread = new Thread(WriteUntilDisposed) { Name = "Identities", IsBackground = true };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(Func<IdentityTable, T> work)
    {
        var queued = new Work<T>(work);
        _queue.Add(queued);
        return queued.Completion.Task;
    }

    /// <summary>Finishes what is queued, then closes the file.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _identities.Dispose();
        _connection.Dispose();
        _queue.Dispose();
    }

    private void WriteUntilDisposed()
    {
        var batch = new List<IWork>(LargestBatch);
        while (_queue.TryTake(out var first, Timeout.Infinite))
        {
            batch.Add(first);
            try
            {
                _identities.Begin();
                first.Run(_identities);
                while (batch.Count < LargestBatch && _queue.TryTake(out var next))
                {
                    batch.Add(next);
                    next.Run(_identities);
                }

                _identities.Commit();
                batch.ForEach(work => work.Complete());
            }
            catch (Exception e)
            {
                // Whatever it is, the callers are told and the thread goes on: without it every later call would hang.
                LogFailed(e);
                _identities.RollBack();
                batch.ForEach(work => work.Fail(e));
            }

            batch.Clear();
        }
    }

    [LoggerMessage(LogLevel.Error, "The identities could not be written; the calls waiting for it answer 500.")]
    private partial void LogFailed(Exception exception);

    private interface IWork
    {
        void Run(IdentityTable identities);

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class Work<T>(Func<IdentityTable, T> run) : IWork
    {
        private T _result = default!;

        public TaskCompletionSource<T> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Run(IdentityTable identities) => _result = run(identities);

        public void Complete() => Completion.SetResult(_result);

        public void Fail(Exception exception) => Completion.SetException(exception);
    }
}
