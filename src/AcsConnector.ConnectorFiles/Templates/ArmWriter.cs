using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>Writes a template as JSON of Azure Resource Manager.</summary>
internal static class ArmWriter
{
    public static JsonObject Write(Template template) => new()
    {
        ["$schema"] = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        ["contentVersion"] = "1.0.0.0",
        ["parameters"] = Object(template.Parameters, parameter => parameter.Name, Parameter),
        ["variables"] = Object(template.Variables, variable => variable.Name, Variable),
        ["resources"] = new JsonArray([.. template.Resources.Select(Resource)]),
        ["outputs"] = Object(template.Outputs, output => output.Name, Output),
    };

    private static JsonObject Object<T>(IEnumerable<T> all, Func<T, string> name, Func<T, JsonNode> value) =>
        new(all.Select(one => KeyValuePair.Create<string, JsonNode?>(name(one), value(one))));

    private static JsonObject Parameter(TemplateParameter parameter)
    {
        var json = new JsonObject { ["type"] = parameter.IsSecure ? $"secure{parameter.Type}" : parameter.Type };
        if (parameter.Default is { } value)
            json["defaultValue"] = value.Json;
        json["metadata"] = Metadata(parameter.Description);
        return json;
    }

    private static JsonObject Output(TemplateOutput output) =>
        new() { ["type"] = "string", ["metadata"] = Metadata(output.Description), ["value"] = output.Value.Json };

    private static JsonObject Metadata(string description) => new() { ["description"] = description };

    private static JsonObject Resource(TemplateResource resource)
    {
        var json = new JsonObject
        {
            ["type"] = resource.Type,
            ["apiVersion"] = resource.ApiVersion,
            ["name"] = resource.Name.Json,
            ["location"] = Template.Location.Json,
            ["properties"] = Value(resource.Properties),
        };
        if (resource.Condition is { } condition)
            json.Insert(0, "condition", condition.Json);
        if (resource.DependsOn.Count > 0)
            json["dependsOn"] = new JsonArray([.. resource.DependsOn.Select(other => other.Id.Json)]);
        return json;
    }

    private static JsonNode Value(TemplateValue value) => value switch
    {
        TemplateObject { Members: var members } => Object(members, member => member.Name, member => Value(member.Value)),
        Expression expression => expression.Json,
        _ => new JsonArray(),
    };

    private static JsonNode Variable(TemplateVariable variable) =>
        variable.Json is JsonValue ? variable.Json.DeepClone() : Escaped(variable.Json);

    /// <summary>What is in a file is no expression: a text in brackets gets one more.</summary>
    private static JsonNode Escaped(JsonNode? json) => json switch
    {
        JsonObject members => Object(members, member => member.Key, member => Escaped(member.Value)),
        JsonArray items => new JsonArray([.. items.Select(Escaped)]),
        JsonValue value when value.TryGetValue<string>(out var text) && text is ['[', .., ']'] => JsonValue.Create($"[{text}"),
        _ => json!.DeepClone(),
    };
}
