namespace AcsConnector.Flows.Testing.Running;

/// <summary>Something that is not as a case expects it. Secrets are masked.</summary>
/// <param name="Path">Where: <c>run</c>, <c>outputs.Get_row.body.name</c>.</param>
/// <param name="Expected">What the case expects there.</param>
/// <param name="Actual">What is there.</param>
/// <param name="Reason">The action's own error; null where it has none.</param>
internal sealed record CaseFailure(string Path, string Expected, string Actual, string? Reason);
