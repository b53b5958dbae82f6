using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Structure;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>A JSON schema that a connector is checked with besides the rules: <c>--schema FILE</c>.</summary>
public sealed class SchemaFile
{
    private static readonly Rule<Violation> Violated = new(
        "SchemaViolation", Error, "{0}", "Fix what the schema asks for; its keyword is named in brackets.",
        violation => new Hit(violation.AtName ? violation.Node.NamePlace : violation.Node.Place, $"{violation.Message} [{violation.Keyword}]"));

    private readonly JsonSchema _schema;

    private SchemaFile(JsonSchema schema, SchemaTarget target)
    {
        _schema = schema;
        Target = target;
    }

    /// <summary>What a schema can find.</summary>
    public static IReadOnlyList<Rule> Rules { get; } = [Violated];

    /// <summary>The file that it is about.</summary>
    public SchemaTarget Target { get; }

    /// <summary>Reads FILE, or definition=FILE, properties=FILE, settings=FILE.</summary>
    /// <exception cref="UnusableSchemaException">It is no schema, or nothing says which file it is about.</exception>
    public static SchemaFile Read(string argument)
    {
        var (target, path) = Split(argument);
        try
        {
            var root = NodeReader.Read(new SourceFile(path, File.ReadAllBytes(path)), allowComments: true);
            return new SchemaFile(JsonSchema.Read(root), target ?? Guess(root, path));
        }
        catch (NotJsonException e)
        {
            throw new UnusableSchemaException($"{path}:{e.Place.Line}:{e.Place.Column} is not JSON: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableSchemaException($"{e.Message} Name a JSON schema with --schema.", e);
        }
    }

    internal IEnumerable<Finding> Check(Node root) =>
        from violation in new SchemaEvaluator(_schema).Check(root)
        from finding in violation.Unknown is { } unknown && NewerThanSchema.Use(unknown, violation.Node) is { } use
            ? [StructureRules.NewerThanSchema.At(violation.AtName ? violation.Node.FoundAtName(unknown, use) : violation.Node.Found(unknown, use))]
            : Violated.Check(violation)
        select finding;

    private static (SchemaTarget? Target, string Path) Split(string argument)
    {
        foreach (var target in Enum.GetValues<SchemaTarget>())
        {
            var prefix = $"{target}=";
            if (argument.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return (target, argument[prefix.Length..]);
        }

        return (null, argument);
    }

    /// <summary>By the schema's id, its title or the file's name, in this order.</summary>
    private static SchemaTarget Guess(Node root, string path) =>
        Guess(root.TextOf("$id")) ?? Guess(root.TextOf("id")) ?? Guess(root.TextOf("title")) ?? Guess(Path.GetFileName(path))
        ?? throw new UnusableSchemaException(
            $"Nothing in '{path}' says which file it is about. Say it: --schema definition={path}, properties={path} or settings={path}");

    private static SchemaTarget? Guess(string? name) => name switch
    {
        null => null,
        _ when name.Contains("apiProperties", StringComparison.OrdinalIgnoreCase) => SchemaTarget.Properties,
        _ when name.Contains("settings", StringComparison.OrdinalIgnoreCase) => SchemaTarget.Settings,
        _ when name.Contains("apiDefinition", StringComparison.OrdinalIgnoreCase) => SchemaTarget.Definition,
        _ when name.Contains("swagger", StringComparison.OrdinalIgnoreCase) => SchemaTarget.Definition,
        _ => null,
    };
}
