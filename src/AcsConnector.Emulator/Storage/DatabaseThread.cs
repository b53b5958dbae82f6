using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator.Storage;

/// <summary>
/// One SQLite connection and the one thread that uses it. What waits together is done in one transaction, and a task
/// completes when its transaction has been committed.
/// </summary>
internal sealed partial class DatabaseThread : IDisposable
{
    private readonly BlockingCollection<IWork> _queue = [];
    private readonly SqliteConnection _connection;
    private readonly Tables _tables;
    private readonly int _maxBatch;
    private readonly ILogger _log;
    private readonly Thread _thread;

    /// <summary>Takes the connection over.</summary>
    public DatabaseThread(string name, SqliteConnection connection, int maxBatch, ILogger log)
    {
        _connection = connection;
        _tables = new Tables(connection);
        _maxBatch = maxBatch;
        _log = log;
        _thread = new Thread(WorkUntilDisposed) { Name = name, IsBackground = true };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(Func<Tables, T> work)
    {
        var queued = new Work<T>(work);
        _queue.Add(queued);
        return queued.Completion.Task;
    }

    /// <summary>Finishes what is queued, then closes the connection.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _tables.Dispose();
        _connection.Dispose();
        _queue.Dispose();
    }

    private void WorkUntilDisposed()
    {
        var batch = new List<IWork>(_maxBatch);
        while (_queue.TryTake(out var first, Timeout.Infinite))
        {
            batch.Add(first);
            try
            {
                _tables.Begin();
                first.Run(_tables);
                while (batch.Count < _maxBatch && _queue.TryTake(out var next))
                {
                    batch.Add(next);
                    next.Run(_tables);
                }

                _tables.Commit();
                batch.ForEach(work => work.Complete());
            }
            catch (Exception e)
            {
                // Whatever it is, the callers are told and the thread goes on: without it every later call would hang.
                LogFailed(e);
                _tables.RollBack();
                batch.ForEach(work => work.Fail(e));
            }

            batch.Clear();
        }
    }

    [LoggerMessage(LogLevel.Error, "The identities could not be read or written; the calls waiting for it return 500.")]
    private partial void LogFailed(Exception exception);

    private interface IWork
    {
        void Run(Tables tables);

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class Work<T>(Func<Tables, T> run) : IWork
    {
        private T _result = default!;

        public TaskCompletionSource<T> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Run(Tables tables) => _result = run(tables);

        public void Complete() => Completion.SetResult(_result);

        public void Fail(Exception exception) => Completion.SetException(exception);
    }
}
