using System.Globalization;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.JsonSchemas;

/// <summary>The keywords that hold a text, a number or a count within limits, and those that list values.</summary>
internal static class SchemaLimits
{
    public static void CheckText(SchemaSite site, string text)
    {
        var length = new StringInfo(text).LengthInTextElements;
        if (site.Limit("maxLength") is { } most && length > most.AsDouble)
            site.RaiseOnValue("maxLength", $"String '{text}' exceeds maximum length of {most}.");
        if (site.Limit("minLength") is { } least && length < least.AsDouble)
            site.RaiseOnValue("minLength", $"String '{text}' is less than minimum length of {least}.");
    }

    /// <remarks>Draft 4 says exclusive with a boolean beside the limit, later drafts with a limit of its own.</remarks>
    public static void CheckNumber(SchemaSite site, NumberValue number)
    {
        var shown = number is IntegerValue ? $"Integer {number}" : $"Float {number}";
        if ((site.Limit("exclusiveMaximum") ?? site.Limit("maximum")) is { } most)
        {
            var isExclusive = site.Is("exclusiveMaximum") || site.Limit("exclusiveMaximum") is not null;
            if (number.AsDouble > most.AsDouble)
                site.RaiseOnValue("maximum", $"{shown} exceeds maximum value of {most}.");
            else if (isExclusive && number.Equals(most))
                site.RaiseOnValue("maximum", $"{shown} equals maximum value of {most} and exclusive maximum is true.");
        }

        if ((site.Limit("exclusiveMinimum") ?? site.Limit("minimum")) is { } least)
        {
            var isExclusive = site.Is("exclusiveMinimum") || site.Limit("exclusiveMinimum") is not null;
            if (number.AsDouble < least.AsDouble)
                site.RaiseOnValue("minimum", $"{shown} is less than minimum value of {least}.");
            else if (isExclusive && number.Equals(least))
                site.RaiseOnValue("minimum", $"{shown} equals minimum value of {least} and exclusive minimum is true.");
        }

        if (site.Limit("multipleOf") is { } step && !IsMultiple(number.AsDouble, step.AsDouble))
            site.RaiseOnValue("multipleOf", $"{shown} is not a multiple of {step}.");
    }

    public static void CheckValues(SchemaSite site)
    {
        if (site.Exact("enum") is ArrayValue values && !values.Items.Contains(site.Value))
            site.RaiseOnValue("enum", $"Value {ValueJson.Write(site.Value)} is not defined in enum.");
        if (site.Exact("const") is { } only && !only.Equals(site.Value))
            site.RaiseOnValue("const", $"Value {ValueJson.Write(site.Value)} does not match const.");
    }

    public static void CheckCounts(SchemaSite site)
    {
        if (site.Value is ArrayValue array)
            CheckCount(site, array.Items.Count, "Array item", "maxItems", "minItems");
        if (site.Value is ObjectValue properties)
            CheckCount(site, properties.Count, "Object property", "maxProperties", "minProperties");
    }

    private static void CheckCount(SchemaSite site, long count, string counted, string maximum, string minimum)
    {
        if (site.Limit(maximum) is { } most && count > most.AsDouble)
            site.Raise(maximum, $"{counted} count {count} exceeds maximum count of {most}.", count);
        if (site.Limit(minimum) is { } least && count < least.AsDouble)
            site.Raise(minimum, $"{counted} count {count} is less than minimum count of {least}.", count);
    }

    /// <summary>Decimals where they reach, so that 0.3 is a multiple of 0.1.</summary>
    private static bool IsMultiple(double number, double step)
    {
        if (step == 0 || !double.IsFinite(number))
            return true;
        return Math.Max(Math.Abs(number), Math.Abs(step)) < 1e27 && Math.Abs(step) > 1e-27
            ? (decimal)number % (decimal)step == 0
            : Math.IEEERemainder(number, step) == 0;
    }
}
