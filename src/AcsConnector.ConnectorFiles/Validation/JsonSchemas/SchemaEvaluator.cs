using System.Text.Json;
using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>Checks values with a schema of draft 04, 06 or 07. format is an annotation, as these drafts allow.</summary>
internal sealed class SchemaEvaluator
{
    private readonly JsonSchema _schema;
    private readonly HashSet<(Node Schema, Node Value)> _running = [];
    private readonly Dictionary<string, Keyword> _keywords;

    public SchemaEvaluator(JsonSchema schema)
    {
        _schema = schema;
        _keywords = new()
        {
            ["type"] = (k, _, v) => Unless(Types(k).Any(type => IsOfType(v, type)), v, k, $"This should be {string.Join(" or ", Types(k))}."),
            ["enum"] = (k, _, v) => k.Items.Any(v.SameAs) ? [] : [new(v, "enum", $"'{v.Shown}' is none of: {Listed(k)}.", Unknown: v.Text)],
            ["const"] = (k, _, v) => Unless(Draft < Draft.Six || v.SameAs(k), v, k, $"This should be {k.Shown}."),

            ["maximum"] = (k, s, v) => Unless(!(v.Number > k.Number || (IsExclusive(s, k) && v.Number == k.Number)), v, k, $"{v.Shown} is above {k.Shown}."),
            ["minimum"] = (k, s, v) => Unless(!(v.Number < k.Number || (IsExclusive(s, k) && v.Number == k.Number)), v, k, $"{v.Shown} is below {k.Shown}."),
            ["exclusiveMaximum"] = (k, _, v) => Unless(!(v.Number >= k.Number), v, k, $"{v.Shown} is not below {k.Shown}."),
            ["exclusiveMinimum"] = (k, _, v) => Unless(!(v.Number <= k.Number), v, k, $"{v.Shown} is not above {k.Shown}."),
            ["multipleOf"] = (k, _, v) => Unless(!(v.Number % k.Number != 0), v, k, $"{v.Shown} is not a multiple of {k.Shown}."),

            ["maxLength"] = (k, _, v) => Unless(!(Length(v) > k.Number), v, k, $"This is longer than {k.Shown} characters."),
            ["minLength"] = (k, _, v) => Unless(!(Length(v) < k.Number), v, k, $"This is shorter than {k.Shown} characters."),
            ["pattern"] = (k, _, v) => Unless(v.Text is null || k.Text is null || Matches(v.Text, k.Text), v, k, $"'{v.Shown}' does not match {k.Shown}."),

            ["items"] = Items,
            ["contains"] = (k, _, v) => Unless(Draft < Draft.Six || !v.IsArray || v.Items.Any(item => IsValid(k, item)), v, k, "No item is as the schema asks for."),
            ["maxItems"] = (k, _, v) => Unless(!v.IsArray || !(v.Items.Count > k.Number), v, k, $"There are more than {k.Shown} items."),
            ["minItems"] = (k, _, v) => Unless(!v.IsArray || !(v.Items.Count < k.Number), v, k, $"There are fewer than {k.Shown} items."),
            ["uniqueItems"] = (k, _, v) => v.Items.SelectMany((item, i) => Unless(!k.IsTrue || !v.Items.Take(i).Any(item.SameAs), item, k, $"'{item.Shown}' stands twice.")),

            ["required"] = Required,
            ["properties"] = (k, _, v) => k.Members.SelectMany(property => v[property.Name!] is { } member ? Check(property, member) : []),
            ["patternProperties"] = (k, _, v) => k.Members.SelectMany(pattern => v.Members.Where(member => Matches(member.Name!, pattern.Name!)).SelectMany(member => Check(pattern, member))),
            ["additionalProperties"] = Others,
            ["propertyNames"] = Names,
            ["maxProperties"] = (k, _, v) => Unless(!v.IsObject || !(v.Members.Count > k.Number), v, k, $"There are more than {k.Shown} members."),
            ["minProperties"] = (k, _, v) => Unless(!v.IsObject || !(v.Members.Count < k.Number), v, k, $"There are fewer than {k.Shown} members."),
            ["dependencies"] = (k, s, v) => k.Members.Where(d => v[d.Name!] is not null).SelectMany(d => d.IsArray ? Required(d, s, v) : Check(d, v)),

            ["allOf"] = (k, _, v) => k.Items.SelectMany(form => Check(form, v)),
            ["anyOf"] = (k, _, v) => Best(k.Items, v),
            ["oneOf"] = (k, _, v) => [.. Best(k.Items, v), .. Unless(k.Items.Count(form => IsValid(form, v)) < 2, v, k, "This fits more than one of the forms that exclude each other.")],
            ["not"] = (k, _, v) => Unless(!IsValid(k, v), v, k, "This has the form that is not allowed here."),
            ["if"] = (k, s, v) => Draft >= Draft.Seven && s[IsValid(k, v) ? "then" : "else"] is { } branch ? Check(branch, v) : [],
        };
    }

    /// <summary>A row: the keyword with its value, the schema it stands in, and the value to check.</summary>
    private delegate IEnumerable<Violation> Keyword(Node keyword, Node schema, Node value);

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

    private static IEnumerable<Violation> Unless(bool isRight, Node value, Node keyword, string message) =>
        isRight ? [] : [new(value, keyword.Name!, message)];

    private IEnumerable<Violation> Items(Node items, Node schema, Node value) => items.IsArray
        ? value.Items.SelectMany((item, i) => (i < items.Items.Count ? items.Items[i] : schema["additionalItems"]) is { } form ? Check(form, item) : [])
        : value.Items.SelectMany(item => Check(items, item));

    private static IEnumerable<Violation> Required(Node names, Node schema, Node value) =>
        from name in names.Items
        where value.IsObject && name.Text is not null && value[name.Text] is null
        select new Violation(value, "required", $"'{name.Text}' is missing.");

    private IEnumerable<Violation> Names(Node names, Node schema, Node value) =>
        from member in value.Members
        where Draft >= Draft.Six && !IsValid(names, member.AsName())
        select new Violation(member, "propertyNames", $"'{member.Name}' is not a name that is allowed here.", AtName: true, Unknown: member.Name);

    private IEnumerable<Violation> Others(Node others, Node schema, Node value) =>
        from member in value.Members
        where schema["properties"]?[member.Name!] is null
        where schema["patternProperties"]?.Members.Any(pattern => Matches(member.Name!, pattern.Name!)) != true
        from violation in others.Kind == JsonValueKind.False ? [NotAllowed(member)] : Check(others, member)
        select violation;

    private static Violation NotAllowed(Node member) =>
        new(member, "additionalProperties", $"'{member.Name}' is not a member that is allowed here.", AtName: true, Unknown: member.Name);

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

    private static string Listed(Node keyword) => string.Join(", ", keyword.Items.Select(item => item.Shown));

    private bool IsOfType(Node value, string type) => type switch
    {
        "integer" => value.Kind == JsonValueKind.Number && (IsWrittenWhole(value) || (Draft > Draft.Four && value.Number % 1 == 0)),
        "boolean" => value.Kind is JsonValueKind.True or JsonValueKind.False,
        _ => value.Kind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };

    private static bool IsWrittenWhole(Node number) => number.Shown.All(c => char.IsAsciiDigit(c) || c == '-');

    /// <summary>In draft 04, exclusiveMaximum is a switch beside maximum.</summary>
    private bool IsExclusive(Node schema, Node limit) =>
        Draft == Draft.Four && schema[limit.Name == "maximum" ? "exclusiveMaximum" : "exclusiveMinimum"]?.IsTrue == true;

    /// <summary>In characters, of which a text can have fewer than code units.</summary>
    private static int? Length(Node value) => value.Text?.EnumerateRunes().Count();

    private bool Matches(string text, string pattern) => _schema.PatternOf(pattern).IsMatch(text);
}
