using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Embedded;

namespace AcsConnector.ConnectorFiles.Swapping.Connectors;

/// <summary>The operations of a connector and their parameters, from its Swagger definition.</summary>
internal sealed partial class ConnectorContract
{
    private readonly JsonNode _swagger;

    private ConnectorContract(string file)
    {
        _swagger = JsonNode.Parse(EmbeddedFiles.Read(file))!;
        Operations =
        [
            .. from path in _swagger["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               let described = operation.Value
               let parameters = ReadParameters(described["parameters"]?.AsArray() ?? [])
               select new ContractOperation((string)described["operationId"]!, operation.Key, path.Key, parameters),
        ];
    }

    /// <summary>Microsoft's connector "Azure Communication Services Identity".</summary>
    public static ConnectorContract Official { get; } = new("official.swagger.json");

    /// <summary>This one.</summary>
    public static ConnectorContract Own { get; } = new("apiDefinition.swagger.json");

    public IReadOnlyList<ContractOperation> Operations { get; }

    public ContractOperation? Find(string operationId) =>
        Operations.FirstOrDefault(operation => operation.Id.Equals(operationId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The operation behind a call of Logic Apps: the expressions in the path stand for parameters.</summary>
    public ContractOperation? Match(string method, string path)
    {
        var shape = Expressions().Replace(path, "x");
        return Operations.FirstOrDefault(operation => operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)
            && Regex.IsMatch(shape, $"^{Parameter().Replace(Regex.Escape(operation.Path), "[^/]+")}$", RegexOptions.IgnoreCase));
    }

    private Dictionary<string, IReadOnlyList<string>?> ReadParameters(JsonArray parameters)
    {
        var names = new Dictionary<string, IReadOnlyList<string>?>();
        foreach (var parameter in parameters.Select(parameter => Resolve(parameter!)))
        {
            var name = (string)parameter["name"]!;
            names[name] = ValuesOf(parameter);
            if (parameter["schema"] is { } schema)
                AddMembers(names, name, Resolve(schema));
        }

        return names;
    }

    private void AddMembers(Dictionary<string, IReadOnlyList<string>?> names, string name, JsonNode schema)
    {
        foreach (var (member, described) in schema["properties"]?.AsObject() ?? [])
        {
            var inner = Resolve(described!);
            names[$"{name}/{member}"] = ValuesOf(inner);
            AddMembers(names, $"{name}/{member}", inner);
        }
    }

    private List<string>? ValuesOf(JsonNode schema)
    {
        var item = schema["items"] is { } items ? Resolve(items) : schema;
        return item["enum"]?.AsArray().Select(value => (string)value!).ToList();
    }

    private JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference.Split('/').Skip(1).Aggregate(_swagger, (found, name) => found[name]!)
        : node;

    [GeneratedRegex(@"@\{(?:[^{}']|'[^']*')*\}")]
    private static partial Regex Expressions();

    [GeneratedRegex(@"\\\{[^}]+\}")]
    private static partial Regex Parameter();
}
