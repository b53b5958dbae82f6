using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>Everything with a type: schemas, parameters, headers. Its default, its list of values and its limits.</summary>
internal static class ValueRules
{
    public static readonly Rule<Node>[] All =
    [
        new(
            "DefaultValueMustMatchType", Error,
            "The default '{0}' is not of the type {1}.",
            "Write a default of that type.",
            v => v["default"] is { } value && !IsOfType(value, v) && !IsConvertible(value, v) ? value.Found(value.Shown, v.TextOf("type")) : null),

        new(
            "DefaultValueConvertible", Note,
            "The default '{0}' is of another type than {1}; the platform takes it all the same.",
            "Write it as that type.",
            v => v["default"] is { } value && !IsOfType(value, v) && IsConvertible(value, v) ? value.Found(value.Shown, v.TextOf("type")) : null),

        new(
            "EnumMustContainAtLeastOneElement", CertificationError,
            "The enum is empty.",
            "Add the values, or remove the enum.",
            v => v["enum"] is { IsArray: true, Items.Count: 0 } values ? values.Found() : null),

        new(
            "InvalidEnumValue", Warning,
            "The value '{0}' of the enum is not of the type {1}.",
            "Write values of that type.",
            v => from value in v["enum"]?.Items ?? [] where !IsOfType(value, v) select value.Found(value.Shown, v.TextOf("type"))),

        new(
            "InvalidEnumValuesExtensionValue", CertificationError,
            "The value '{0}' of x-ms-enum-values is not in the enum.",
            "Add it to the enum, or correct it.",
            v => from value in EnumValues(v) where v["enum"] is { } values && !values.Items.Any(value.SameAs) select value.Found(value.Shown)),

        new(
            "DuplicateEnumValuesInExtension", CertificationError,
            "The value '{0}' has two display names.",
            "Keep one of them.",
            v => from value in EnumValues(v)
                 where EnumValues(v).TakeWhile(other => other != value).Any(value.SameAs)
                 select value.Found(value.Shown)),

        new(
            "MissingEnumValuesDisplayName", CertificationError,
            "A value of x-ms-enum-values has no displayName.",
            "Add it.",
            v => from item in v["x-ms-enum-values"]?.Items ?? [] where item.IsObject && item["displayName"] is null select item.Found()),

        new(
            "ArrayHasNoItems", CertificationError,
            "The list does not say what its items are.",
            "Add \"items\".",
            v => v.TextOf("type") == "array" && v["items"] is null ? v.Found() : null),

        new(
            "PatternShouldBeValidRegularExpression", Warning,
            "The pattern '{0}' is not a regular expression.",
            "Correct it.",
            v => v["pattern"] is { Text: not null } pattern && !IsPattern(pattern.Text) ? pattern.Found(pattern.Text) : null),

        new(
            "MultipleOfMustBeGreaterThanZero", CertificationError,
            "multipleOf is {0}.",
            "Write a number above zero.",
            v => v["multipleOf"] is { Number: <= 0 } number ? number.Found(number.Shown) : null),

        new(
            "ExclusiveMaximumRequiresMaximum", CertificationError,
            "exclusiveMaximum has no maximum.",
            "Add the maximum.",
            v => v["maximum"] is null ? v["exclusiveMaximum"]?.FoundAtName() : null),

        new(
            "ExclusiveMinimumRequiresMinimum", CertificationError,
            "exclusiveMinimum has no minimum.",
            "Add the minimum.",
            v => v["minimum"] is null ? v["exclusiveMinimum"]?.FoundAtName() : null),

        new(
            "MaxItemsMustBeGreaterThanOrEqualToZero", CertificationError,
            "maxItems is {0}.",
            "Write zero or more.",
            v => Negative(v, "maxItems")),

        new(
            "MaxLengthMustBeGreaterThanOrEqualToZero", CertificationError,
            "maxLength is {0}.",
            "Write zero or more.",
            v => Negative(v, "maxLength")),

        new(
            "MaxPropertiesMustBeGreaterThanOrEqualToZero", CertificationError,
            "maxProperties is {0}.",
            "Write zero or more.",
            v => Negative(v, "maxProperties")),

        new(
            "MinItemsMustBeGreaterThanOrEqualToZero", CertificationError,
            "minItems is {0}.",
            "Write zero or more.",
            v => Negative(v, "minItems")),

        new(
            "MinLengthMustBeGreaterThanOrEqualToZero", CertificationError,
            "minLength is {0}.",
            "Write zero or more.",
            v => Negative(v, "minLength")),

        new(
            "MinPropertiesMustBeGreaterThanOrEqualToZero", CertificationError,
            "minProperties is {0}.",
            "Write zero or more.",
            v => Negative(v, "minProperties")),

        new(
            "MinimumShouldBeLessThanOrEqualToMaximum", Warning,
            "The minimum {0} is above the maximum {1}.",
            "Exchange the two.",
            v => Above(v, "minimum", "maximum")),

        new(
            "MinItemsShouldBeLessThanOrEqualToMaxItems", Warning,
            "minItems {0} is above maxItems {1}.",
            "Exchange the two.",
            v => Above(v, "minItems", "maxItems")),

        new(
            "MinLengthShouldBeLessThanOrEqualToMaxLength", Warning,
            "minLength {0} is above maxLength {1}.",
            "Exchange the two.",
            v => Above(v, "minLength", "maxLength")),
    ];

    private static IEnumerable<Node> EnumValues(Node value) => (value["x-ms-enum-values"]?.Items ?? []).Select(item => item["value"]).OfType<Node>();

    private static Hit? Negative(Node value, string name) => value[name] is { Number: < 0 } number ? number.Found(number.Shown) : null;

    private static Hit? Above(Node value, string low, string high) =>
        value[low] is { Number: { } least } node && value[high]?.Number is { } most && least > most ? node.Found(node.Shown, Number.Text(most)) : null;

    private static bool IsOfType(Node value, Node typed) => typed.TextOf("type") switch
    {
        "string" or "file" => value.Text is not null,
        "boolean" => value.Kind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.Number is { } number && number == decimal.Truncate(number),
        "number" => value.Kind == JsonValueKind.Number,
        "array" => value.IsArray,
        "object" => value.IsObject,
        _ => true,
    };

    /// <summary>null, or a text that is a value of the type.</summary>
    private static bool IsConvertible(Node value, Node typed) => value.Kind == JsonValueKind.Null || (value.Text is { } text && typed.TextOf("type") switch
    {
        "boolean" => bool.TryParse(text, out _),
        "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => false,
    });

    private static bool IsPattern(string text)
    {
        try
        {
            return Regex.IsMatch("", text, RegexOptions.None, TimeSpan.FromSeconds(1)) || true;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
