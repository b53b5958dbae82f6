using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>apiDefinition.swagger.json, as the rules look at it.</summary>
internal sealed class Definition
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch"];

    private readonly HashSet<Node> _shownParameters;

    public Definition(Node root)
    {
        Root = root;
        Paths = root["paths"]?.Members.Where(path => !path.Name!.StartsWith("x-", StringComparison.Ordinal)).ToList() ?? [];
        Operations = [.. from path in Paths from operation in path.Members where Methods.Contains(operation.Name) select new Operation(this, path, operation)];
        Schemas = [.. SchemaRoots().SelectMany(schema => SchemaTree(schema, owner: null))];
        _shownParameters = [.. from operation in Operations where !operation.IsInternal from parameter in operation.Parameters select parameter.Node];
        InputSchemas = Reachable(BodyParameters().Select(body => body["schema"]).OfType<Node>());
    }

    public Node Root { get; }

    public IReadOnlyList<Node> Paths { get; }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Every schema that is written in the file, once.</summary>
    public IReadOnlyList<Schema> Schemas { get; }

    /// <summary>The schemas that a request's body can reach.</summary>
    public IReadOnlySet<Node> InputSchemas { get; }

    public Node? Info => Root["info"];

    /// <summary>Parameters where they are written: of the document, of a path, of an operation; not the references to them.</summary>
    public IEnumerable<Node> WrittenParameters =>
        (Root["parameters"]?.Members ?? [])
        .Concat(Paths.SelectMany(path => path["parameters"]?.Items ?? []))
        .Concat(Operations.SelectMany(operation => operation.Node["parameters"]?.Items ?? []))
        .Where(parameter => parameter.IsObject && parameter["$ref"] is null);

    public IEnumerable<Node> WrittenResponses =>
        (Root["responses"]?.Members ?? []).Concat(Operations.SelectMany(operation => operation.Responses)).Where(response => response.IsObject && response["$ref"] is null);

    /// <summary>What a maker fills in or picks from: parameters outside of bodies, and properties.</summary>
    public IEnumerable<Field> Fields =>
        WrittenParameters.Where(parameter => parameter.TextOf("in") != "body")
        .Select(parameter => Field.OfParameter(parameter, _shownParameters.Contains(parameter)))
        .Concat(Schemas.Where(schema => schema.IsProperty).Select(Field.OfProperty));

    /// <summary>Everything with a type: schemas, parameters outside of bodies, headers, and the items of these.</summary>
    public IEnumerable<Node> TypedValues =>
        Schemas.Select(schema => schema.Node)
        .Concat(WrittenParameters.Where(parameter => parameter.TextOf("in") != "body").Concat(WrittenResponses.SelectMany(response => response["headers"]?.Members ?? [])).SelectMany(WithItems));

    public IEnumerable<Reference> References =>
        (Root["parameters"]?.Members ?? []).Select(node => Reference.Read(this, node, "parameters", isDefinition: true))
        .Concat(Paths.Concat(Operations.Select(operation => operation.Node)).SelectMany(node => node["parameters"]?.Items ?? []).Select(node => Reference.Read(this, node, "parameters")))
        .Concat((Root["responses"]?.Members ?? []).Select(node => Reference.Read(this, node, "responses", isDefinition: true)))
        .Concat(Operations.SelectMany(operation => operation.Responses).Select(node => Reference.Read(this, node, "responses")))
        .Concat(Schemas.Select(schema => Reference.Read(this, schema.Node, "definitions", isDefinition: schema.Node.Parent == Root["definitions"])))
        .OfType<Reference>();

    /// <summary>What a node stands for: itself, or the end of its references; null where they lead nowhere.</summary>
    public Node? Resolve(Node? node)
    {
        for (var hops = 0; node?.TextOf("$ref") is { } reference; hops++)
            node = hops < 32 ? Target(reference) : null;
        return node;
    }

    /// <summary>What stands at #/definitions/name and its like.</summary>
    public Node? Target(string reference) => reference.StartsWith("#/", StringComparison.Ordinal)
        ? JsonPointer.Walk(Root, reference[1..])
        : null;

    private static IEnumerable<Node> WithItems(Node value) => value["items"] is { } items ? WithItems(items).Prepend(value) : [value];

    private IEnumerable<Node> BodyParameters() => WrittenParameters.Where(parameter => parameter.TextOf("in") == "body");

    private IEnumerable<Node> SchemaRoots() =>
        (Root["definitions"]?.Members ?? [])
        .Concat(BodyParameters().Concat(WrittenResponses).Concat(Paths.Select(path => path["x-ms-notification-content"]).OfType<Node>()).Select(node => node["schema"]).OfType<Node>());

    private IEnumerable<Schema> SchemaTree(Node node, Schema? owner)
    {
        if (!node.IsObject)
            yield break;
        var schema = new Schema(this, node, owner);
        yield return schema;
        foreach (var below in schema.Parts.SelectMany(part => SchemaTree(part, schema)))
            yield return below;
    }

    private HashSet<Node> Reachable(IEnumerable<Node> roots)
    {
        var reached = new HashSet<Node>();
        var waiting = new Stack<Node>(roots);
        while (waiting.TryPop(out var node))
        {
            if (!reached.Add(node))
                continue;
            foreach (var next in Schema.PartsOf(node).Append(Resolve(node)).OfType<Node>())
                waiting.Push(next);
        }

        return reached;
    }
}
