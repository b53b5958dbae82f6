using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>A connector as its Swagger 2.0 file describes it.</summary>
internal sealed class Connector
{
    private const string WhatToPass = "Pass the connector's Swagger 2.0 file, often called apiDefinition.swagger.json.";

    private Connector(string name, ObjectValue swagger)
    {
        var key = swagger["securityDefinitions"].AsObject()
            .Select(security => security.Value.AsObject())
            .FirstOrDefault(security => security["type"].IsText("apiKey"));
        Name = name;
        Title = swagger["info"].Member("title").Text() ?? name;
        BasePath = SwaggerReader.BasePath(swagger);
        Operations = SwaggerReader.Operations(swagger, BasePath);
        KeyHeader = key.Member("in").IsText("header") ? key!["name"].Text() : null;
        KeyQuery = key.Member("in").IsText("query") ? key!["name"].Text() : null;
    }

    /// <summary>The file's name, or what the caller chose.</summary>
    public string Name { get; }

    public string Title { get; }

    /// <summary>Empty, or with a slash in front and none at the end.</summary>
    public string BasePath { get; }

    public IReadOnlyList<ConnectorOperation> Operations { get; }

    /// <summary>The header that carries the connection's key, or null when there is none.</summary>
    public string? KeyHeader { get; }

    /// <summary>The query parameter that carries the connection's key, or null when there is none.</summary>
    public string? KeyQuery { get; }

    /// <exception cref="ConnectorFileException">The file is no Swagger 2.0. The message says why and what to do.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Connector Read(string path, FlowLimits? limits = null)
    {
        if (!File.Exists(path))
            throw new ConnectorFileException($"{path} does not exist. {WhatToPass}");
        using var file = File.OpenRead(path);
        try
        {
            return Parse(JsonFile.Read(file, limits ?? FlowLimits.Default), Path.GetFileNameWithoutExtension(path), path);
        }
        catch (ValueJsonException e)
        {
            throw new ConnectorFileException($"{path} is not JSON: {e.Explanation} {WhatToPass}", e);
        }
    }

    /// <exception cref="ConnectorFileException">The value is no Swagger 2.0. The message says why and what to do.</exception>
    public static Connector Parse(Value swagger, string name) => Parse(swagger, name, name);

    /// <summary>As it is written first, then ignoring case.</summary>
    public ConnectorOperation? Find(string operationId) =>
        Operations.FirstOrDefault(operation => operation.OperationId == operationId)
        ?? Operations.FirstOrDefault(operation => string.Equals(operation.OperationId, operationId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The operation behind a request of Logic Apps.</summary>
    /// <param name="method">In any case.</param>
    /// <param name="path">Without the base path; a query is no part of the match.</param>
    public ConnectorOperation? Match(string method, string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var bare = end < 0 ? path : path[..end];
        return Operations
            .Where(operation => string.Equals(operation.Method, method, StringComparison.OrdinalIgnoreCase))
            .Where(operation => operation.Template.IsMatch(bare))
            .MinBy(operation => operation.Template.Rank, StringComparer.Ordinal);
    }

    private static Connector Parse(Value json, string name, string file)
    {
        if (json is not ObjectValue swagger)
            throw new ConnectorFileException($"{file} is not a JSON object. {WhatToPass}");
        if (swagger["openapi"] is not null)
            throw new ConnectorFileException($"{file} is OpenAPI {swagger["openapi"]}. Convert it to Swagger 2.0, as connectors need it.");
        if (swagger["swagger"]?.ToText() is not ("2.0" or "2"))
            throw new ConnectorFileException($"{file} is not Swagger 2.0. {WhatToPass}");
        if (swagger["paths"] is not ObjectValue)
            throw new ConnectorFileException($"{file} has no paths, so there is no operation to call. {WhatToPass}");
        return new Connector(name, swagger);
    }
}
