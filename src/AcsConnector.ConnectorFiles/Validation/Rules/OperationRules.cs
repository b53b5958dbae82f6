using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>Operations: their names and their responses.</summary>
internal static partial class OperationRules
{
    private const int MaxSummary = 80;
    private const int MaxSchemas = 16_384;
    private const int MaxSchemasOfBody = 512;

    public static readonly Rule<Operation>[] All =
    [
        new(
            "OperationIdRequired", CertificationError,
            "The operation has no operationId.",
            "Give it one: PascalCase, letters and digits.",
            o => o.Id is null ? o.Node.FoundAtName() : null),

        new(
            "OperationIdNotUnique", CertificationError,
            "The operationId '{0}' is used more than once.",
            "Give each operation its own.",
            o => o.Id?.Text is { } id && o.Definition.Operations.First(other => other.Id?.Text == id) != o ? o.Id.Found(id) : null),

        new(
            "OperationIdSanitized", Warning,
            "The operationId '{0}' has more than letters and digits; the platform drops the rest.",
            "Use letters and digits alone.",
            o => o.Id is { Text: not null } id && !id.Text.All(char.IsAsciiLetterOrDigit) ? id.Found(id.Text) : null),

        new(
            "OperationIdNotPascalCase", Note,
            "The operationId '{0}' does not begin with a capital letter.",
            "Write it in PascalCase.",
            o => o.Id is { Text.Length: > 0 } id && char.IsAsciiLetterLower(id.Text[0]) ? id.Found(id.Text) : null),

        new(
            "OperationSummaryTooLong", Warning,
            "The summary has {0} characters; a designer shows 80.",
            "Shorten it; the description has room for more.",
            o => o.Node["summary"] is { Text.Length: > MaxSummary } summary ? summary.Found(Number.Text(summary.Text.Length)) : null),

        new(
            "OperationMustHaveResponse", Warning,
            "The operation has no response.",
            "Add the response of a success.",
            o => o.Responses.Count == 0 && !o.IsWebhook ? (o.Node["responses"] ?? o.Node).FoundAtName() : null),

        new(
            "ResponseMustBeDefaultOrHttpStatusCode", CertificationError,
            "'{0}' is neither a status code nor default.",
            "Write three digits, or default.",
            o => from response in o.Responses where !StatusCode().IsMatch(response.Name!) select response.FoundAtName(response.Name)),

        new(
            "OperationShouldHaveSuccessfulResponse", Warning,
            "The operation has no response for a success.",
            "Add the 2xx it returns.",
            o => o.Responses.Count > 0 && !o.Successes.Any() ? o.Node["responses"]?.FoundAtName() : null),

        new(
            "ErrorResponsesNotListed", Note,
            "The operation lists no error.",
            "List the 4xx and 5xx that are known.",
            o => o.Successes.Any() && !o.Responses.Any(response => response.Name is ['4' or '5', _, _]) ? o.Node["responses"]?.FoundAtName() : null),

        new(
            "SchemaDefinitionSetIncorrectly", Warning,
            "A success of the operation has no schema, so that a flow sees no output of it.",
            "Give the 200 or 201 a schema; an operation without output returns 204.",
            o => HasOutput(o) && o.Responses.FirstOrDefault(response => response.Name is "200" or "201") is { } success && !o.Successes.Any(HasSchema(o))
                ? success.FoundAtName()
                : null),

        new(
            "OperationHasManyResponsesWithSchema", Note,
            "The response {0} has a schema, but a designer uses one schema of an operation.",
            "Keep the schema of one success; describe errors in the README.",
            o => from response in o.Responses.Where(response => response.Name != "default" && HasSchema(o)(response)).OrderBy(response => !o.Successes.Contains(response)).Skip(1)
                 select response.FoundAtName(response.Name)),

        new(
            "DefaultResponseHasSchema", CertificationError,
            "The default response has a schema.",
            "Give schemas to the responses that are expected.",
            o => o.Responses.FirstOrDefault(response => response.Name == "default") is { } other && HasSchema(o)(other) && o.Responses.Count > 1
                ? other.FoundAtName()
                : null),

        new(
            "ResponseExampleMustBeProducedByOperation", Warning,
            "The example '{0}' is of a type that the operation does not produce.",
            "Add the type to produces, or remove the example.",
            o => from response in o.Responses
                 from example in o.Definition.Resolve(response)?["examples"]?.Members ?? []
                 where !(o.Node["produces"] ?? o.Definition.Root["produces"])?.Items.Any(type => type.Text == example.Name) ?? true
                 select example.FoundAtName(example.Name)),

        new(
            "ConsumesMissing", Note,
            "The operation has a body, and neither it nor the document says of what type.",
            "Add \"consumes\": [\"application/json\"].",
            o => o.Parameters.Any(p => p.In is "body" or "formData") && (o.Node["consumes"] ?? o.Definition.Root["consumes"]) is not { Items.Count: > 0 }
                ? o.Node.FoundAtName()
                : null),

        new(
            "InvalidNextLinkNameValue", CertificationError,
            "The nextLinkName '{0}' is not one that the platform follows.",
            "Use nextLink or @odata.nextLink.",
            o => o.Node["x-ms-pageable"]?["nextLinkName"] is { Text: not "nextLink" and not "@odata.nextLink" } link ? link.Found(link.Shown) : null),

        new(
            "BodySchemaCountExceedsMaxAllowed", Error,
            "A body of the operation has more than 512 schemas.",
            "Leave out properties that flows do not need.",
            o => Bodies(o).FirstOrDefault(body => Count(o.Definition, body, MaxSchemasOfBody) > MaxSchemasOfBody) is { } body ? body.Found() : null),

        new(
            "OperationSchemaCountExceedsMaxAllowed", CertificationError,
            "The operation has more than 16384 schemas.",
            "Leave out properties that flows do not need.",
            o => Bodies(o).Sum(body => Count(o.Definition, body, MaxSchemas)) > MaxSchemas ? o.Node.FoundAtName() : null),
    ];

    /// <summary>Makers expect one: not of a webhook, whose output is what it is told, nor where something is deleted.</summary>
    private static bool HasOutput(Operation operation) => operation is { IsWebhook: false, IsMcpServer: false, IsInternal: false, Method: not "delete" };

    private static Func<Node, bool> HasSchema(Operation operation) => response => operation.Definition.Resolve(response)?["schema"] is not null;

    private static IEnumerable<Node> Bodies(Operation operation) =>
        operation.Parameters.Where(p => p.In == "body").Select(p => p.Node["schema"])
        .Concat(operation.Responses.Select(response => operation.Definition.Resolve(response)?["schema"]))
        .OfType<Node>();

    /// <summary>The schemas of a body with its references, as far as the limit; a loop counts once.</summary>
    private static int Count(Definition definition, Node schema, int limit)
    {
        var count = 0;
        Visit(schema, []);
        return count;

        void Visit(Node node, HashSet<Node> above)
        {
            if (count > limit || definition.Resolve(node) is not { } resolved || !above.Add(resolved))
                return;
            count++;
            foreach (var part in Schema.PartsOf(resolved))
                Visit(part, above);
            above.Remove(resolved);
        }
    }

    [GeneratedRegex("^([0-9]{3}|default)$")]
    private static partial Regex StatusCode();
}
