namespace AcsConnector.Flows.Expressions;

/// <summary>What a call was found to call in a table, with as many arguments as that takes; another table is asked anew.</summary>
internal sealed record ResolvedName(FunctionTable Functions, Function Function);
