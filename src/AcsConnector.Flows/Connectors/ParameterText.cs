using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>A value as text in a path, a query or a header.</summary>
internal static class ParameterText
{
    /// <summary>Booleans are true and false in an address, True and False in a text.</summary>
    public static string Write(Value value) => value is BooleanValue boolean ? (boolean.Content ? "true" : "false") : value.ToText();

    /// <summary>An array's items between the separators of its collection format. Swagger 2.0, Parameter Object.</summary>
    public static string Write(Value value, ConnectorParameter parameter, Func<string, string> encode) =>
        value is ArrayValue array && parameter.CollectionFormat is { } format
            ? string.Join(Separator(format, encode), array.Items.Select(item => encode(Write(item))))
            : encode(Write(value));

    /// <summary>A comma between the items stands as it is, so that it differs from one inside an item.</summary>
    private static string Separator(string format, Func<string, string> encode) => format switch
    {
        "ssv" => encode(" "),
        "tsv" => encode("\t"),
        "pipes" => encode("|"),
        _ => ",",
    };
}
