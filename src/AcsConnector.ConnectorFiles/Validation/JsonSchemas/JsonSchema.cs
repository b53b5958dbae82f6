using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>
/// A schema document: its draft, and where its references lead.
/// Nothing is fetched; of other documents only the drafts' own schemas are known.
/// </summary>
internal sealed class JsonSchema
{
    private static readonly string[] Single = ["additionalItems", "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"];
    private static readonly string[] Many = ["allOf", "anyOf", "items", "oneOf"];
    private static readonly string[] Named = ["definitions", "dependencies", "patternProperties", "properties"];

    private readonly Dictionary<string, Node> _byUri = [];
    private readonly Dictionary<Node, Uri> _bases = [];
    private readonly Dictionary<string, Regex> _patterns = [];

    private JsonSchema(Node root, Draft draft)
    {
        Root = root;
        Draft = draft;
        foreach (var (uri, metaDraft, text) in MetaSchemas.All)
            Register(NodeReader.Read(new SourceFile(uri, text)), new Uri(uri), metaDraft);

        var start = new Uri("schema:/root");
        _byUri[start.AbsoluteUri] = root;
        Register(root, start, draft);
    }

    public Node Root { get; }

    public Draft Draft { get; }

    /// <exception cref="UnusableSchemaException">It is of another draft, or a reference leads nowhere.</exception>
    public static JsonSchema Read(Node root)
    {
        var draft = root.TextOf("$schema") switch
        {
            null => root["id"] is null ? Draft.Seven : Draft.Four,
            var uri when uri.Contains("draft-04", StringComparison.Ordinal) => Draft.Four,
            var uri when uri.Contains("draft-06", StringComparison.Ordinal) => Draft.Six,
            var uri when uri.Contains("draft-07", StringComparison.Ordinal) => Draft.Seven,
            var uri => throw new UnusableSchemaException($"{root.File.Name} is a schema of '{uri}'. Only the drafts 04, 06 and 07 are known here."),
        };
        var schema = new JsonSchema(root, draft);
        foreach (var reference in schema._bases.Keys.Where(node => node.File == root.File && node["$ref"]?.Text is not null))
            schema.Resolve(reference);
        return schema;
    }

    public Regex PatternOf(string text) => _patterns[text];

    /// <summary>What the $ref of a schema leads to.</summary>
    /// <exception cref="UnusableSchemaException">Nowhere.</exception>
    public Node Resolve(Node schema)
    {
        var text = schema.TextOf("$ref")!;
        var at = BaseOf(schema);
        if (!Uri.TryCreate(at, text, out var target))
            throw Nowhere(schema, text);
        if (_byUri.TryGetValue(target.AbsoluteUri.TrimEnd('#'), out var named))
            return named;
        if (target.Fragment is not ['#', '/', ..] || !_byUri.TryGetValue(target.GetLeftPart(UriPartial.Query), out var document))
            throw Nowhere(schema, text);
        return JsonPointer.Walk(document, target.Fragment[1..]) ?? throw Nowhere(schema, text);
    }

    private static UnusableSchemaException Nowhere(Node schema, string text) =>
        new($"{schema.File.Name}:{schema["$ref"]!.Place.Line}: '{text}' is not in the file, and other documents are not fetched.");

    /// <summary>The address that references of a node are relative to: its own, or that of the nearest schema above it.</summary>
    private Uri BaseOf(Node node) => _bases.TryGetValue(node, out var known) ? known : BaseOf(node.Parent!);

    private void Register(Node schema, Uri above, Draft draft)
    {
        if (!schema.IsObject)
            return;
        var id = schema.TextOf(draft == Draft.Four ? "id" : "$id");
        var at = above;
        if (id is not null && schema["$ref"]?.Text is null && Uri.TryCreate(above, id, out var own))
        {
            _byUri[own.AbsoluteUri.TrimEnd('#')] = schema;
            at = id.StartsWith('#') ? above : own;
        }

        _bases[schema] = at;
        var patterns = (schema["patternProperties"]?.Members ?? []).Select(member => member.Name).Append(schema.TextOf("pattern"));
        foreach (var pattern in patterns.OfType<string>())
            _patterns[pattern] = Compile(schema, pattern);
        foreach (var part in PartsOf(schema))
            Register(part, at, draft);
    }

    private static Regex Compile(Node schema, string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw new UnusableSchemaException($"{schema.File.Name}:{schema.Place.Line}: '{pattern}' is not a regular expression.", e);
        }
    }

    private static IEnumerable<Node> PartsOf(Node schema) =>
        Single.Select(name => schema[name]).OfType<Node>()
        .Concat(Many.SelectMany(name => schema[name]?.Items ?? []))
        .Concat(Named.SelectMany(name => schema[name]?.Members ?? []));
}
