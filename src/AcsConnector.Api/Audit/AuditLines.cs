using Microsoft.Extensions.Logging.Abstractions;

namespace AcsConnector.Api.Audit;

/// <summary>Writes the audit events to standard output, one line of JSON each, where a container's log picks them up.</summary>
[ProviderAlias("AuditLines")]
internal sealed class AuditLines : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => categoryName == AuditMiddleware.Category ? this : NullLogger.Instance;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Console.Out.WriteLine(formatter(state, exception));

    public void Dispose()
    {
        // Standard output is the program's.
    }
}
