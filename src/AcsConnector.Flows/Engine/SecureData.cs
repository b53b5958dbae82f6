using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>The setting <c>runtimeConfiguration.secureData.properties</c> of triggers and actions.</summary>
internal static class SecureData
{
    /// <param name="json">The trigger or the action.</param>
    /// <param name="part">inputs or outputs.</param>
    public static bool Hides(ObjectValue json, string part) => json["runtimeConfiguration"].Member("secureData").Member("properties").Items()
        .Any(item => string.Equals(item.ToText(), part, StringComparison.OrdinalIgnoreCase));
}
