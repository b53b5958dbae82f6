using System.Text.Json;
using AcsConnector.Cli.Validation.Json;

namespace AcsConnector.Cli.Validation.JsonSchemas;

/// <summary>A value that a schema refuses.</summary>
/// <param name="Node">The value.</param>
/// <param name="Keyword">The keyword of the schema.</param>
/// <param name="Sentence">What is wrong.</param>
/// <param name="AtName">The member is wrong rather than its value.</param>
/// <param name="Unknown">The name or word that the schema does not know, if that is what is wrong.</param>
internal sealed record Violation(Node Node, string Keyword, string Sentence, bool AtName = false, string? Unknown = null);

/// <summary>Checks values with a schema of draft 04, 06 or 07. format is an annotation, as these drafts allow.</summary>
internal sealed class SchemaEvaluator
{
    private readonly JsonSchema _schema;
    private readonly HashSet<(Node Schema, Node Value)> _running = [];
    private readonly Dictionary<string, Func<Node, Node, Node, IEnumerable<Violation>>> _keywords;

    /// <summary>A row takes the keyword's value, the schema it stands in, and the value to check.</summary>
    public SchemaEvaluator(JsonSchema schema)
    {
        _schema = schema;
        _keywords = new()
        {
            ["type"] = (k, _, v) => Unless(Types(k).Any(type => IsOfType(v, type)), v, "type", $"This should be {string.Join(" or ", Types(k))}."),
            ["enum"] = (k, _, v) => k.Items.Any(v.SameAs) ? [] : [new(v, "enum", $"'{v.Shown}' is none of: {string.Join(", ", k.Items.Select(item => item.Shown))}.", Unknown: v.Text)],
            ["const"] = (k, _, v) => Unless(Draft < Draft.Six || v.SameAs(k), v, "const", $"This should be {k.Shown}."),

            ["maximum"] = (k, s, v) => Unless(!(v.Number > k.Number) && !(Draft == Draft.Four && s["exclusiveMaximum"]?.IsTrue == true && v.Number == k.Number), v, "maximum", $"{v.Shown} is above {k.Shown}."),
            ["minimum"] = (k, s, v) => Unless(!(v.Number < k.Number) && !(Draft == Draft.Four && s["exclusiveMinimum"]?.IsTrue == true && v.Number == k.Number), v, "minimum", $"{v.Shown} is below {k.Shown}."),
            ["exclusiveMaximum"] = (k, _, v) => Unless(!(v.Number >= k.Number), v, "exclusiveMaximum", $"{v.Shown} is not below {k.Shown}."),
            ["exclusiveMinimum"] = (k, _, v) => Unless(!(v.Number <= k.Number), v, "exclusiveMinimum", $"{v.Shown} is not above {k.Shown}."),
            ["multipleOf"] = (k, _, v) => Unless(v.Number is not { } number || k.Number is not { } step || number % step == 0, v, "multipleOf", $"{v.Shown} is not a multiple of {k.Shown}."),

            ["maxLength"] = (k, _, v) => Unless(!(Length(v) > k.Number), v, "maxLength", $"This is longer than {k.Shown} characters."),
            ["minLength"] = (k, _, v) => Unless(!(Length(v) < k.Number), v, "minLength", $"This is shorter than {k.Shown} characters."),
            ["pattern"] = (k, _, v) => Unless(v.Text is null || Matches(v.Text, k), v, "pattern", $"'{v.Shown}' does not match {k.Shown}."),

            ["items"] = (k, s, v) => k.IsArray
                ? v.Items.SelectMany((item, i) => i < k.Items.Count ? Check(k.Items[i], item) : s["additionalItems"] is { } others ? Check(others, item) : [])
                : v.Items.SelectMany(item => Check(k, item)),
            ["contains"] = (k, _, v) => Unless(Draft < Draft.Six || !v.IsArray || v.Items.Any(item => IsValid(k, item)), v, "contains", "No item is as the schema asks for."),
            ["maxItems"] = (k, _, v) => Unless(!v.IsArray || !(v.Items.Count > k.Number), v, "maxItems", $"There are more than {k.Shown} items."),
            ["minItems"] = (k, _, v) => Unless(!v.IsArray || !(v.Items.Count < k.Number), v, "minItems", $"There are fewer than {k.Shown} items."),
            ["uniqueItems"] = (k, _, v) => !k.IsTrue ? [] : v.Items.Where((item, i) => v.Items.Take(i).Any(item.SameAs)).Select(item => new Violation(item, "uniqueItems", $"'{item.Shown}' stands twice.")),

            ["required"] = (k, _, v) => k.Items.Where(name => v.IsObject && v[name.Text ?? ""] is null).Select(name => new Violation(v, "required", $"'{name.Text}' is missing.")),
            ["properties"] = (k, _, v) => k.Members.Where(property => v[property.Name!] is not null).SelectMany(property => Check(property, v[property.Name!]!)),
            ["patternProperties"] = (k, _, v) => v.Members.SelectMany(member => k.Members.Where(pattern => Matches(member.Name!, pattern.Name!)).SelectMany(pattern => Check(pattern, member))),
            ["additionalProperties"] = Others,
            ["propertyNames"] = (k, _, v) => Draft < Draft.Six ? [] : v.Members.Where(member => !IsValid(k, member.AsName())).Select(member => new Violation(member, "propertyNames", $"'{member.Name}' is not a name that is allowed here.", AtName: true, Unknown: member.Name)),
            ["maxProperties"] = (k, _, v) => Unless(!v.IsObject || !(v.Members.Count > k.Number), v, "maxProperties", $"There are more than {k.Shown} members."),
            ["minProperties"] = (k, _, v) => Unless(!v.IsObject || !(v.Members.Count < k.Number), v, "minProperties", $"There are fewer than {k.Shown} members."),
            ["dependencies"] = (k, _, v) => k.Members.Where(d => v[d.Name!] is not null).SelectMany(d => d.IsArray ? _keywords!["required"](d, k, v) : Check(d, v)),

            ["allOf"] = (k, _, v) => k.Items.SelectMany(schema => Check(schema, v)),
            ["anyOf"] = (k, _, v) => Best(k.Items, v),
            ["oneOf"] = (k, _, v) => Best(k.Items, v) is { Count: > 0 } best ? best : Unless(k.Items.Count(schema => IsValid(schema, v)) == 1, v, "oneOf", "This fits more than one of the forms that exclude each other."),
            ["not"] = (k, _, v) => Unless(!IsValid(k, v), v, "not", "This has the form that is not allowed here."),
            ["if"] = (k, s, v) => Draft < Draft.Seven || s[IsValid(k, v) ? "then" : "else"] is not { } branch ? [] : Check(branch, v),
        };
    }

    private Draft Draft => _schema.Draft;

    public IReadOnlyList<Violation> Check(Node value) => Check(_schema.Root, value);

    private List<Violation> Check(Node schema, Node value)
    {
        if (schema.Kind == JsonValueKind.False)
            return [new(value, "false", "This may not be here.", AtName: true, Unknown: value.Name)];
        if (!_running.Add((schema, value)))
            return []; // A schema that asks itself about the same value learns nothing new.
        try
        {
            return schema["$ref"]?.Text is not null
                ? Check(_schema.Resolve(schema), value) // In these drafts nothing beside it counts.
                : [.. schema.Members.SelectMany(keyword => _keywords.TryGetValue(keyword.Name!, out var check) ? check(keyword, schema, value) : [])];
        }
        finally
        {
            _running.Remove((schema, value));
        }
    }

    private bool IsValid(Node schema, Node value) => Check(schema, value).Count == 0;

    private static IEnumerable<Violation> Unless(bool isRight, Node value, string keyword, string sentence) => isRight ? [] : [new(value, keyword, sentence)];

    private IEnumerable<Violation> Others(Node others, Node schema, Node value) =>
        from member in value.Members
        where schema["properties"]?[member.Name!] is null && schema["patternProperties"]?.Members.Any(pattern => Matches(member.Name!, pattern.Name!)) != true
        from violation in others.Kind == JsonValueKind.False
            ? [new Violation(member, "additionalProperties", $"'{member.Name}' is not a member that is allowed here.", AtName: true, Unknown: member.Name)]
            : Check(others, member)
        select violation;

    /// <summary>
    /// Nothing when one form fits. Otherwise what is wrong with the form that was meant: the one whose fixed words fit,
    /// and of these the one with the fewest faults.
    /// </summary>
    private List<Violation> Best(IReadOnlyList<Node> forms, Node value)
    {
        List<Violation>? best = null;
        foreach (var faults in forms.Select(form => Check(form, value)))
        {
            if (faults.Count == 0)
                return [];
            if (best is null || Weight(faults) < Weight(best))
                best = faults;
        }

        return best ?? [];

        int Weight(List<Violation> faults) => faults.Count
            + (1000 * faults.Count(fault => fault.Keyword == "type" && fault.Node == value))
            + (100 * faults.Count(fault => fault.Keyword is "enum" or "const" && fault.Node.Parent == value));
    }

    private static IEnumerable<string> Types(Node keyword) => keyword.IsArray ? keyword.Items.Select(item => item.Text ?? "") : [keyword.Text ?? ""];

    private bool IsOfType(Node value, string type) => type switch
    {
        "integer" => value.Kind == JsonValueKind.Number
            && (value.Shown.All(c => char.IsAsciiDigit(c) || c == '-') || (Draft > Draft.Four && value.Number is { } number && number == decimal.Truncate(number))),
        "boolean" => value.Kind is JsonValueKind.True or JsonValueKind.False,
        _ => value.Kind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };

    private static int? Length(Node value) => value.Text?.EnumerateRunes().Count();

    private bool Matches(string text, Node pattern) => pattern.Text is null || Matches(text, pattern.Text);

    private bool Matches(string text, string pattern) => _schema.PatternOf(pattern).IsMatch(text);
}
