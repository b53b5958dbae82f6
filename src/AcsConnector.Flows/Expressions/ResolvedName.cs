namespace AcsConnector.Flows.Expressions;

/// <summary>What a name was found to be in a table; another table is asked anew.</summary>
/// <param name="Function">Null when the table has none of that name.</param>
internal sealed record ResolvedName(FunctionTable Functions, Function? Function);
