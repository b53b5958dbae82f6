namespace AcsConnector.Flows.Engine;

/// <summary>One try of a request that was repeated afterwards.</summary>
/// <param name="Code">The status' name, or <c>NoResponse</c>.</param>
internal sealed record Retry(DateTimeOffset StartTime, DateTimeOffset EndTime, string Code, TimeSpan WaitAfter);
