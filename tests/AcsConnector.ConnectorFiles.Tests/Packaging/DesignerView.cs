using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

/// <summary>
/// What the designer makes of an operation, as text: the inputs in its order (required, important, normal, advanced), what it hides and fills
/// in, and the outputs of the one success. Source: the designer's own code (Azure/LogicAppsUX), retold.
/// </summary>
internal sealed class DesignerView(JsonObject definition)
{
    private static readonly string[] Order = ["required", "important", "normal", "advanced"];

    public IEnumerable<(string OperationId, string Text)> Operations =>
        from path in definition["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select ((string)method.Value!["operationId"]!, TextOf(path.Key, method.Key, method.Value!.AsObject()));

    private string TextOf(string path, string method, JsonObject operation)
    {
        var text = new List<string> { $"{operation["summary"]}   {method.ToUpperInvariant()} {path}", $"{operation["description"]}" };
        if ((string?)operation["x-ms-visibility"] == "internal")
            text.Add("Not in the list of actions (internal).");

        var inputs = (operation["parameters"]?.AsArray() ?? []).SelectMany(parameter => InputsOf(Resolve(parameter))).ToList();
        foreach (var rank in Order)
        {
            foreach (var input in inputs.Where(input => input.Rank == rank))
                Append(text, input);
        }

        // A hidden input that is optional is not sent at all; a required one needs a default.
        foreach (var input in inputs.Where(input => input is { Rank: "internal", Required: true }))
        {
            var value = input.Schema["default"] ?? throw new InvalidOperationException($"{input.Name} is hidden and required, and has no default.");
            text.AddRange("", $"(hidden)   {input.Name} = {value.ToJsonString()}");
        }

        var success = operation["responses"]!.AsObject().Single(response => response.Key.StartsWith('2'));
        text.AddRange("", $"Outputs of {success.Key}");
        var outputs = success.Value!["schema"] is { } schema ? FieldsOf("body", Resolve(schema), required: true, "normal").ToList() : [];
        if (outputs.Count == 0)
            text.Add("    none");
        foreach (var output in outputs)
            Append(text, output with { Rank = output.Required ? "always" : "maybe" });
        return string.Join('\n', text) + "\n";
    }

    private IEnumerable<Field> InputsOf(JsonObject parameter)
    {
        var required = (bool?)parameter["required"] ?? false;
        if ((string?)parameter["in"] == "body")
            return FieldsOf((string)parameter["name"]!, Resolve(parameter["schema"]), required, "normal");
        return [new Field((string)parameter["name"]!, RankOf(parameter, required, "normal"), required, parameter)];
    }

    /// <summary>An object is shown as its properties; anything else as itself.</summary>
    private IEnumerable<Field> FieldsOf(string name, JsonObject schema, bool required, string inherited)
    {
        if (schema["properties"] is not JsonObject properties)
            return [new Field(name, RankOf(schema, required, inherited), required, schema)];

        var requiredNames = schema["required"]?.AsArray().Select(one => (string)one!).ToHashSet() ?? [];
        return properties.SelectMany(property => FieldsOf(
            $"{name}/{property.Key}", Resolve(property.Value), required && requiredNames.Contains(property.Key), (string?)schema["x-ms-visibility"] ?? inherited));
    }

    private static string RankOf(JsonObject schema, bool required, string inherited) => ((string?)schema["x-ms-visibility"] ?? inherited) switch
    {
        "internal" => "internal",
        _ when required => "required",
        "none" => "normal",
        var visibility => visibility,
    };

    private void Append(List<string> text, Field field)
    {
        var schema = field.Schema;
        var type = (string?)schema["type"] == "array" ? $"list of {Resolve(schema["items"])["type"]}" : $"{schema["type"]}";
        text.AddRange("", $"{field.Rank,-10} {schema["x-ms-summary"] ?? field.Name}   {type}{(schema["format"] is { } format ? $" ({format})" : "")}   {field.Name}");
        Detail(text, "", schema["description"]);
        Detail(text, "default ", schema["default"]?.ToJsonString());
        Detail(text, "one of ", (schema["enum"] ?? (schema["items"] is { } items ? Resolve(items)["enum"] : null))?.ToJsonString());
        Detail(text, "at least ", schema["minimum"]);
        Detail(text, "at most ", schema["maximum"]);
        Detail(text, "characters, at least ", schema["minLength"]);
        Detail(text, "characters, at most ", schema["maxLength"]);
    }

    private static void Detail(List<string> text, string words, object? value)
    {
        if (value is not null)
            text.Add($"           {words}{value}");
    }

    private JsonObject Resolve(JsonNode? node)
    {
        var value = node!.AsObject();
        while (value["$ref"] is { } reference)
            value = ((string)reference!).Split('/').Skip(1).Aggregate((JsonNode)definition, (parent, name) => parent[name]!).AsObject();
        return value;
    }

    private sealed record Field(string Name, string Rank, bool Required, JsonObject Schema);
}
