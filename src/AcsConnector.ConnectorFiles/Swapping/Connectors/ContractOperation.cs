namespace AcsConnector.ConnectorFiles.Swapping.Connectors;

/// <summary>An operation as flows see it.</summary>
/// <param name="Parameters">
/// Names as Power Automate stores them (<c>identityId</c>, <c>body/scopes</c>), each with the values that it takes; null where it takes any.
/// </param>
internal sealed record ContractOperation(string Id, string Method, string Path, IReadOnlyDictionary<string, IReadOnlyList<string>?> Parameters);
