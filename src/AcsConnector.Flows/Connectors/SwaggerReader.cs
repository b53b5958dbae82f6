using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>Operations and parameters of a Swagger 2.0 file. What a file has in a wrong place or form is not there.</summary>
internal static class SwaggerReader
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch"];

    public static string BasePath(ObjectValue swagger) =>
        swagger["basePath"].Text()?.Trim('/') is { Length: > 0 } path ? "/" + path : "";

    public static List<ConnectorOperation> Operations(ObjectValue swagger, string basePath)
    {
        var operations = new List<ConnectorOperation>();
        foreach (var (path, item) in (ObjectValue)swagger["paths"]!)
        {
            foreach (var (key, json) in item.AsObject())
            {
                if (json is ObjectValue operation && Methods.Contains(key, StringComparer.OrdinalIgnoreCase))
                    operations.Add(Operation(swagger, basePath, path, key.ToUpperInvariant(), (ObjectValue)item, operation));
            }
        }

        return operations;
    }

    private static ConnectorOperation Operation(
        ObjectValue swagger,
        string basePath,
        string path,
        string method,
        ObjectValue item,
        ObjectValue operation)
    {
        var parameters = new OrderedDictionary<(string, ParameterLocation), ConnectorParameter>();
        foreach (var parameter in Parameters(swagger, item["parameters"]).Concat(Parameters(swagger, operation["parameters"])))
            parameters[(parameter.Name, parameter.Location)] = parameter;
        return new ConnectorOperation(
            operation["operationId"].Text() ?? $"{method} {path}",
            operation["summary"].Text() ?? "",
            method,
            basePath,
            new PathTemplate(path),
            [.. parameters.Values])
        {
            TokenPaths = new TokenSearch(swagger).In(operation),
            Response = Response(swagger, operation),
        };
    }

    private static OperationResponse? Response(ObjectValue swagger, ObjectValue operation)
    {
        foreach (var (status, json) in operation["responses"].AsObject())
        {
            if (int.TryParse(status, out var code) && code is >= 200 and < 300 && SwaggerReference.Follow(swagger, json) is { } response)
                return new OperationResponse(code, response["schema"], response["examples"].Member("application/json"), swagger);
        }

        return null;
    }

    private static IEnumerable<ConnectorParameter> Parameters(ObjectValue swagger, Value? list)
    {
        foreach (var item in list.Items())
        {
            if (SwaggerReference.Follow(swagger, item) is { } json
                && json["name"].Text() is { } name
                && Location(json["in"].Text()) is { } location)
            {
                yield return Parameter(swagger, json, name, location);
            }
        }
    }

    private static ConnectorParameter Parameter(ObjectValue swagger, ObjectValue json, string name, ParameterLocation location) => new()
    {
        Name = name,
        Location = location,
        IsRequired = location == ParameterLocation.Path || json["required"] is BooleanValue { Content: true },
        IsInternal = json["x-ms-visibility"].IsText("internal"),
        Default = json["default"],
        EncodesTwice = json["x-ms-url-encoding"].IsText("double"),
        CollectionFormat = json["type"].IsText("array") ? json["collectionFormat"].Text() ?? "csv" : null,
        IsFile = json["type"].IsText("file"),
        Schema = new SwaggerSchema(swagger, location == ParameterLocation.Body ? json["schema"] : json),
    };

    private static ParameterLocation? Location(string? place) => place?.ToUpperInvariant() switch
    {
        "PATH" => ParameterLocation.Path,
        "QUERY" => ParameterLocation.Query,
        "HEADER" => ParameterLocation.Header,
        "FORMDATA" => ParameterLocation.Form,
        "BODY" => ParameterLocation.Body,
        _ => null,
    };
}
