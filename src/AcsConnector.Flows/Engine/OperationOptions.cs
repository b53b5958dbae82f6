using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>The <c>operationOptions</c> of triggers and actions, a list in one text.</summary>
internal static class OperationOptions
{
    public static bool Has(ObjectValue json, string option) => json["operationOptions"] is StringValue { Content: var options }
        && options.Split(',', StringSplitOptions.TrimEntries).Contains(option, StringComparer.OrdinalIgnoreCase);
}
