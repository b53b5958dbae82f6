namespace AcsConnector.Flows.Testing.Running;

/// <summary>How the cases of a file went.</summary>
/// <param name="Path">The file as it was named.</param>
/// <param name="Errors">Why the file cannot be used; none where its cases ran.</param>
/// <param name="Cases">Those that ran, in the order of the file.</param>
internal sealed record FileResult(string Path, IReadOnlyList<string> Errors, IReadOnlyList<CaseResult> Cases);
