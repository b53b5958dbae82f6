using System.Globalization;
using System.Text.RegularExpressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>
/// What a schema says about a single value: its type, the values and the range it may have. Swagger 2.0, Schema Object. A list that
/// is filled at design time, or that is open (<c>modelAsString</c>), restricts nothing, nor does what the designer hides: that is
/// written by it, from the definition of its time.
/// </summary>
internal static class ValueRestrictions
{
    /// <summary>As many as are read at a glance.</summary>
    private const int MaxShown = 10;

    private static readonly string[] DynamicLists = ["x-ms-dynamic-values", "x-ms-dynamic-list", "x-ms-dynamic-tree"];

    /// <summary>What is wrong with the value, as the end of a sentence about it; null for nothing.</summary>
    public static string? Find(Value value, SwaggerSchema schema) =>
        schema.IsInternal ? null : schema.Parts.Select(part => Find(value, part)).FirstOrDefault(problem => problem is not null);

    private static string? Find(Value value, ObjectValue schema) => value switch
    {
        ArrayValue array => Count(array, schema),
        ObjectValue => null,
        _ when Type(value, schema["type"].Text()) is { } problem => problem,
        _ when OneOf(value, schema) is { } problem => problem,
        _ when schema["type"].Text() is "integer" or "number" => Number(value) is { } number ? Range(number, schema) : null,
        StringValue { Content: var text } => Text(text, schema),
        _ => null,
    };

    /// <summary>A text is converted where it can be; what a text needs can be made of everything.</summary>
    private static string? Type(Value value, string? type) => type switch
    {
        "integer" when Number(value) is not { } number || number != Math.Floor(number) => $"is no whole number, but {Shown(value)}",
        "number" when Number(value) is null => $"is no number, but {Shown(value)}",
        "boolean" when value is not BooleanValue && !bool.TryParse(value.ToText(), out _) => $"is not true or false, but {Shown(value)}",
        _ => null,
    };

    private static string? OneOf(Value value, ObjectValue schema)
    {
        if (schema["enum"] is not ArrayValue { Items: { Count: > 0 } allowed } || IsOpen(schema))
            return null;
        var names = allowed.Select(ParameterText.Write).ToList();
        var given = ParameterText.Write(value);
        if (names.Contains(given, value is BooleanValue || schema["type"].IsText("boolean") ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal))
            return null;
        var more = names.Count > MaxShown ? $" and {names.Count - MaxShown} more" : "";
        return $"is {Shown(value)}, and none of {string.Join(", ", names.Take(MaxShown))}{more}";
    }

    private static bool IsOpen(ObjectValue schema) =>
        schema["x-ms-enum"].Member("modelAsString") is BooleanValue { Content: true } || DynamicLists.Any(name => schema[name] is not null);

    private static string? Range(double number, ObjectValue schema)
    {
        if (Limit(schema, "minimum") is { } least && (number < least || (number == least && IsExclusive(schema, "exclusiveMinimum"))))
            return $"is {Written(number)}, and must be {(IsExclusive(schema, "exclusiveMinimum") ? "more than" : "at least")} {Written(least)}";
        if (Limit(schema, "maximum") is { } most && (number > most || (number == most && IsExclusive(schema, "exclusiveMaximum"))))
            return $"is {Written(number)}, and must be {(IsExclusive(schema, "exclusiveMaximum") ? "less than" : "at most")} {Written(most)}";
        return null;
    }

    private static string? Text(string text, ObjectValue schema)
    {
        var length = new StringInfo(text).LengthInTextElements;
        if (Limit(schema, "minLength") is { } least && length < least)
            return $"has {length} characters, and must have at least {Written(least)}";
        if (Limit(schema, "maxLength") is { } most && length > most)
            return $"has {length} characters, and must have at most {Written(most)}";
        return schema["pattern"].Text() is { } pattern && Pattern(pattern) is { } regex && !regex.IsMatch(text)
            ? $"does not match the pattern {pattern}"
            : null;
    }

    private static string? Count(ArrayValue array, ObjectValue schema)
    {
        if (Limit(schema, "minItems") is { } least && array.Items.Count < least)
            return $"has {array.Items.Count} items, and must have at least {Written(least)}";
        if (Limit(schema, "maxItems") is { } most && array.Items.Count > most)
            return $"has {array.Items.Count} items, and must have at most {Written(most)}";
        return null;
    }

    /// <summary>Null for a pattern of another dialect, or one that may take for ever.</summary>
    private static Regex? Pattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static double? Number(Value value) => value switch
    {
        NumberValue number => number.AsDouble,
        StringValue text when double.TryParse(text.Content, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static double? Limit(ObjectValue schema, string name) => (schema[name] as NumberValue)?.AsDouble;

    private static bool IsExclusive(ObjectValue schema, string name) => schema[name] is BooleanValue { Content: true };

    private static string Written(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown(Value value) => $"'{ParameterText.Write(value)}'";
}
