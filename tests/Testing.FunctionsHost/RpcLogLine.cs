using Microsoft.Extensions.Logging;

namespace AcsConnector.Testing.Hosting;

/// <summary>A log record that a worker handed to its host.</summary>
/// <param name="InvocationId">Empty outside of an invocation.</param>
/// <param name="Category">The logger's name.</param>
/// <param name="Level">How grave it is.</param>
/// <param name="Message">With the exception, if there is one.</param>
/// <param name="IsOfTheWorker">Whether the worker's own library says it, and not the functions.</param>
public sealed record RpcLogLine(string InvocationId, string Category, LogLevel Level, string Message, bool IsOfTheWorker);
