using System.Globalization;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>Values that are written out against what the operation says about them. What an expression gives is not known here.</summary>
internal static class ValueChecks
{
    public static void Run(LintedFlow flow, LintedAction action, ConnectorOperation operation, IReadOnlyDictionary<string, GivenParameter> given)
    {
        foreach (var (name, parameter) in given)
        {
            if (parameter.Value is { } value && !IsLeftOut(operation, name, value) && operation.SchemaOf(name) is { } schema)
                Check(flow, action, name, value, schema, parameter.Pointer);
        }
    }

    /// <summary>A designer's empty field, which is not sent.</summary>
    private static bool IsLeftOut(ConnectorOperation operation, string name, Value value) => value is StringValue { Content: "" }
        && operation.Parameters.Any(parameter => parameter.Name == name && parameter.Location != ParameterLocation.Body);

    private static void Check(LintedFlow flow, LintedAction action, string name, Value value, SwaggerSchema schema, string pointer)
    {
        if (Literal(value, flow) is not { } literal)
            return;
        if (ValueRestrictions.Find(literal, schema) is { } problem)
            flow.Add(FlowRules.ValueNotAllowed, pointer, action.Name, $"'{name}' {problem}.{Hint(literal, schema)}");
        if (literal is ArrayValue array)
        {
            for (var i = 0; i < array.Items.Count; i++)
                Check(flow, action, $"{name}[{i}]", array.Items[i], schema.Items, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"));
        }

        foreach (var (member, inside) in literal.AsObject())
            Check(flow, action, $"{name}/{member}", inside, schema.Property(member), $"{pointer}/{JsonPointer.Escape(member)}");
    }

    /// <summary>The value without the escapes of texts; null for an expression, and for null, which stands for nothing.</summary>
    private static Value? Literal(Value value, LintedFlow flow)
    {
        if (value is not StringValue text)
            return value.IsNull ? null : value;
        try
        {
            return ArmScope.IsExpression(text.Content) ? null : (Template.Parse(text.Content, flow.Limits) as Literal)?.Value;
        }
        catch (ExpressionSyntaxException)
        {
            return null;
        }
    }

    private static string Hint(Value value, SwaggerSchema schema) =>
        Spelling.Hint(value.ToText(), schema.Parts.SelectMany(part => part["enum"].Items()).Select(item => item.ToText()));
}
