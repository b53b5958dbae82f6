using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>Where a value is not as expected.</summary>
/// <param name="Path">The way from the whole value on: <c>.body.name</c>.</param>
/// <param name="Expected">What is expected there.</param>
/// <param name="Actual">What is there; null for nothing.</param>
/// <param name="Note">More about what is there; empty for nothing more.</param>
internal sealed record Difference(string Path, Value Expected, Value? Actual, string Note = "");
