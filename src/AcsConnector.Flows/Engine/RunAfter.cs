namespace AcsConnector.Flows.Engine;

/// <summary>A condition of <c>runAfter</c>.</summary>
/// <param name="Index">Where the predecessor stands in its block.</param>
internal sealed record RunAfter(string Action, int Index, IReadOnlyList<string> Statuses);
