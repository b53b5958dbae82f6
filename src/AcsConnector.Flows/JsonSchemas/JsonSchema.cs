using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.JsonSchemas;

/// <summary>
/// Holds a value against a JSON schema, drafts 4 to 7 as far as flows use them; <c>format</c> is not looked at. What is wrong is
/// told in the order of the value: members first, then what is said about the whole.
/// </summary>
internal sealed class JsonSchema(ObjectValue root, FlowLimits limits)
{
    /// <summary>Far from the end of the stack.</summary>
    private const int MaxNesting = 1000;

    private static readonly string[] OfNamedSchemas = ["properties", "definitions", "$defs", "dependencies"];
    private static readonly string[] OfSchemas = ["allOf", "anyOf", "oneOf", "items"];
    private static readonly string[] OfOneSchema = ["items", "additionalItems", "additionalProperties", "not"];

    private readonly HashSet<(Value Value, ObjectValue Schema)> _open = new(new ByReference());
    private int _steps;

    /// <exception cref="JsonSchemaException">The schema refers to itself more often than anyone needs.</exception>
    public List<SchemaError> Check(Value value) => Check(value, root, "#", "");

    /// <summary>The service takes no schema with <c>pattern</c> or <c>patternProperties</c>.</summary>
    public static bool HasPattern(Value? schema) => schema is ObjectValue json
        && (SchemaSite.Exact(json, "pattern") is not null
            || SchemaSite.Exact(json, "patternProperties") is not null
            || OfNamedSchemas.Any(keyword => json[keyword] is ObjectValue named && named.Any(one => HasPattern(one.Value)))
            || OfSchemas.Any(keyword => json[keyword] is ArrayValue list && list.Items.Any(HasPattern))
            || OfOneSchema.Any(keyword => HasPattern(json[keyword])));

    private List<SchemaError> Check(Value value, Value schema, string id, string path)
    {
        var errors = new List<SchemaError>();
        if (schema is BooleanValue { Content: false })
            errors.Add(new SchemaError("Schema always fails validation.", path, null, id, "valid", []));
        if (schema is not ObjectValue json)
            return errors;
        (json, id) = Follow(json, id);

        // A schema that leads back to itself for the same value says nothing new.
        if (!_open.Add((value, json)))
            return errors;
        if (++_steps > limits.MaxSchemaSteps)
            throw TooLarge($"more than {limits.MaxSchemaSteps} steps");
        if (_open.Count > MaxNesting)
            throw TooLarge($"more than {MaxNesting} levels");
        CheckSite(new SchemaSite(value, json, id, path, errors));
        _open.Remove((value, json));
        return errors;
    }

    private static JsonSchemaException TooLarge(string limit) => new(
        $"The schema, or the value, is too large to be checked, or it refers to itself without an end: {limit}.");

    private void CheckSite(SchemaSite site)
    {
        var isOfType = SchemaTypes.Matches(site);
        if (isOfType)
        {
            CheckContent(site);
            SchemaLimits.CheckValues(site);
        }
        else
        {
            SchemaTypes.Raise(site);
        }

        CheckCombinations(site);
        if (isOfType)
        {
            CheckRequired(site);
            SchemaLimits.CheckCounts(site);
        }
    }

    private void CheckContent(SchemaSite site)
    {
        switch (site.Value)
        {
            case StringValue text:
                SchemaLimits.CheckText(site, text.Content);
                break;
            case NumberValue number:
                SchemaLimits.CheckNumber(site, number);
                break;
            case ObjectValue members:
                foreach (var (name, member) in members)
                    CheckMember(site, name, member);
                break;
            case ArrayValue array:
                CheckItems(site, array.Items);
                break;
        }
    }

    private void CheckMember(SchemaSite site, string name, Value member)
    {
        var path = SchemaPath.Property(site.Path, name);
        if (site.Exact("properties") is ObjectValue properties && SchemaSite.Exact(properties, name) is { } schema)
            site.Errors.AddRange(Check(member, schema, $"{site.Id}/properties/{JsonPointer.Escape(name)}", path));
        else if (site.Exact("additionalProperties") is BooleanValue { Content: false })
            (site with { Path = path }).Raise("additionalProperties", $"Property '{name}' has not been defined and the schema does not allow additional properties.", name);
        else if (site.Exact("additionalProperties") is { } others)
            site.Errors.AddRange(Check(member, others, $"{site.Id}/additionalProperties", path));
    }

    private void CheckItems(SchemaSite site, IReadOnlyList<Value> items)
    {
        var seen = site.Is("uniqueItems") ? new HashSet<Value>() : null;
        for (var i = 0; i < items.Count; i++)
        {
            var item = site with { Value = items[i], Path = SchemaPath.Item(site.Path, i) };
            if (site.Exact("items") is not ArrayValue tuple)
                CheckItem(item, "items");
            else if (i < tuple.Items.Count)
                item.Errors.AddRange(Check(item.Value, tuple.Items[i], $"{site.Id}/items/{i}", item.Path));
            else if (site.Exact("additionalItems") is BooleanValue { Content: false })
                item.RaiseOnValue("additionalItems", $"Index {i + 1} has not been defined and the schema does not allow additional items."); // counted from 1, as measured
            else
                CheckItem(item, "additionalItems");
            if (seen?.Add(item.Value) == false)
                item.Raise("uniqueItems", $"Non-unique array item at index {i}.", item.Value);
        }
    }

    private void CheckItem(SchemaSite item, string keyword)
    {
        if (item.Exact(keyword) is { } schema)
            item.Errors.AddRange(Check(item.Value, schema, $"{item.Id}/{keyword}", item.Path));
    }

    /// <remarks>The errors inside come with the last schema first, as measured.</remarks>
    private void CheckCombinations(SchemaSite site)
    {
        if (CheckEach(site, "allOf") is { } all && all.Exists(errors => errors.Count > 0))
        {
            var invalid = Enumerable.Range(0, all.Count).Where(i => all[i].Count > 0);
            site.Raise("allOf", $"JSON does not match all schemas from 'allOf'. Invalid schema indexes: {string.Join(", ", invalid)}.", children: Reversed(all));
        }

        if (CheckEach(site, "anyOf") is { } any && any.TrueForAll(errors => errors.Count > 0))
            site.Raise("anyOf", "JSON does not match any schemas from 'anyOf'.", children: Reversed(any));
        if (CheckEach(site, "oneOf") is { } one)
        {
            var valid = Enumerable.Range(0, one.Count).Where(i => one[i].Count == 0).ToList();
            if (valid.Count == 0)
                site.Raise("oneOf", "JSON is valid against no schemas from 'oneOf'.", children: Reversed(one));
            else if (valid.Count > 1)
                site.Raise("oneOf", $"JSON is valid against more than one schema from 'oneOf'. Valid schema indexes: {string.Join(", ", valid)}.");
        }

        if (site.Exact("not") is { } not && Check(site.Value, not, site.Id + "/not", site.Path).Count == 0)
            site.Raise("not", "JSON is valid against schema from 'not'.");
    }

    private List<List<SchemaError>>? CheckEach(SchemaSite site, string keyword) => site.Exact(keyword) is ArrayValue { Items.Count: > 0 } schemas
        ? [.. schemas.Items.Select((schema, i) => Check(site.Value, schema, $"{site.Id}/{keyword}/{i}", site.Path))]
        : null;

    private static List<SchemaError> Reversed(List<List<SchemaError>> errors) => [.. errors.AsEnumerable().Reverse().SelectMany(list => list)];

    private static void CheckRequired(SchemaSite site)
    {
        if (site.Value is not ObjectValue value || site.Exact("required") is not ArrayValue required)
            return;
        var missing = required.Items.Where(name => name is StringValue one && SchemaSite.Exact(value, one.Content) is null).ToList();
        if (missing.Count > 0)
            site.Raise("required", $"Required properties are missing from object: {string.Join(", ", missing)}.", new ArrayValue(missing));
    }

    /// <summary>What stands beside a <c>$ref</c> does not count; one that leads nowhere allows everything.</summary>
    private (ObjectValue Schema, string Id) Follow(ObjectValue schema, string id)
    {
        for (var hops = 0; SchemaSite.Exact(schema, "$ref") is StringValue { Content: var reference }; hops++)
        {
            if (hops == MaxNesting || Find(reference) is not ObjectValue found)
                return (ObjectValue.Empty, id);
            (schema, id) = (found, reference);
        }

        return (schema, id);
    }

    private Value? Find(string reference)
    {
        if (!reference.StartsWith('#'))
            return null;
        Value? found = root;
        foreach (var step in Uri.UnescapeDataString(reference[1..]).Split('/').Skip(1))
        {
            var name = JsonPointer.Unescape(step);
            found = found switch
            {
                ObjectValue json => SchemaSite.Exact(json, name),
                ArrayValue list when int.TryParse(name, out var index) => list.Items.ElementAtOrDefault(index),
                _ => null,
            };
        }

        return found;
    }

    private sealed class ByReference : IEqualityComparer<(Value Value, ObjectValue Schema)>
    {
        public bool Equals((Value Value, ObjectValue Schema) x, (Value Value, ObjectValue Schema) y) =>
            ReferenceEquals(x.Value, y.Value) && ReferenceEquals(x.Schema, y.Schema);

        public int GetHashCode((Value Value, ObjectValue Schema) obj) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Value),
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Schema));
    }
}
