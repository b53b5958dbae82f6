using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>What the shapes have in common.</summary>
internal static class FlowShape
{
    private const string ConnectionsParameter = "$connections";

    /// <summary>A workflow definition; the triggers of a fragment may be missing, the actions of a template too.</summary>
    public static bool IsDefinition(Value? json) =>
        json is ObjectValue definition && (definition["actions"] is ObjectValue || definition["triggers"] is ObjectValue);

    /// <summary>A file that is the definition itself. Both are asked for, because other files have actions too.</summary>
    public static bool IsBareDefinition(ObjectValue root) => root["actions"] is ObjectValue && root["triggers"] is ObjectValue;

    /// <summary>The values of <c>{"x": {"value": …}}</c>, connections apart.</summary>
    public static ObjectValue ParameterValues(Value? parameters)
    {
        var values = new OrderedDictionary<string, Value>();
        foreach (var (name, parameter) in parameters.AsObject())
        {
            if (!IsConnections(name) && parameter is ObjectValue described && described["value"] is { } value)
                values[name] = value;
        }

        return new ObjectValue(values);
    }

    public static bool IsConnections(string parameter) => parameter == ConnectionsParameter;

    public static ObjectValue Connections(Value? parameters) => parameters.Member(ConnectionsParameter).Member("value").AsObject();

    public static IReadOnlyList<string> Aliases(params ReadOnlySpan<string?> names)
    {
        var aliases = new List<string>();
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name) && !aliases.Contains(name, StringComparer.OrdinalIgnoreCase))
                aliases.Add(name);
        }

        return aliases;
    }
}
