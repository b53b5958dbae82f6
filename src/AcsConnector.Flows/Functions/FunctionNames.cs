using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>The names of the service's functions.</summary>
internal static class FunctionNames
{
    /// <summary>What a misspelled name was meant to be: " Did you mean 'concat'?", or nothing.</summary>
    public static string Hint(string name) => Spelling.Hint(name, BuiltInFunctions.Table.Names);
}
