using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Testing;

/// <summary>Keeps what a host logs, at every level, with what each entry was made of.</summary>
public sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _entries = new();

    /// <summary>Those so far: the host may go on logging.</summary>
    public IReadOnlyCollection<string> Entries => _entries.ToArray();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        _entries.Enqueue($"scope: {Parts(state)}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue($"{logLevel}: {formatter(state, exception)} {Parts(state)} {exception}");

    public void Clear() => _entries.Clear();

    public void Dispose()
    {
    }

    private static string Parts<TState>(TState state) => state is IEnumerable<KeyValuePair<string, object?>> parts ? string.Join(", ", parts) : $"{state}";
}
