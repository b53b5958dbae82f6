namespace AcsConnector.Flows.Connectors;

/// <summary>
/// The names that flows give to an operation's parameters: the parameter's own, and <c>{body}/{property}/…</c> for what is
/// inside the body.
/// </summary>
internal sealed class FlatParameters(IReadOnlyList<ConnectorParameter> parameters)
{
    /// <summary>Deeper than any schema; keys come from files that others wrote.</summary>
    private const int MaxKeyDepth = 64;

    private readonly ConnectorParameter? _body = BodyOf(parameters);

    private readonly string[] _required =
    [
        .. parameters
            .Where(parameter => parameter is { IsRequired: true, HasInternalDefault: false, Location: not ParameterLocation.Body })
            .Select(parameter => parameter.Name),
    ];

    public static ConnectorParameter? BodyOf(IReadOnlyList<ConnectorParameter> parameters) =>
        parameters.FirstOrDefault(parameter => parameter.Location == ParameterLocation.Body);

    /// <summary>Where in the body the value of that name goes; null when it is no property of the body.</summary>
    public static IReadOnlyList<string>? FindInBody(ConnectorParameter? body, string name) =>
        body is not null && name.StartsWith(body.Name + "/", StringComparison.Ordinal) && name.Count('/') <= MaxKeyDepth
            ? body.Schema.Find(name[(body.Name.Length + 1)..])
            : null;

    public bool Knows(string name) => parameters.Any(parameter => parameter.Name == name) || FindInBody(_body, name) is not null;

    /// <summary>What is said about the value of that name; null for a name that the operation does not have.</summary>
    public SwaggerSchema? SchemaOf(string name) =>
        parameters.FirstOrDefault(parameter => parameter.Name == name)?.Schema
        ?? FindInBody(_body, name)?.Aggregate(_body!.Schema, (schema, step) => schema.Property(step));

    public IReadOnlyList<string> Missing(IReadOnlyCollection<string> given)
    {
        var missing = _required.Where(name => !given.Contains(name)).ToList();
        if (_body is null || given.Contains(_body.Name) || _body.HasInternalDefault)
            return missing;

        var inside = given.Select(name => FindInBody(_body, name)).OfType<IReadOnlyList<string>>().ToList();
        if (inside.Count > 0 || _body.IsRequired)
            missing.AddRange(MissingInside(_body.Schema, inside, _body.Name));
        if (inside.Count == 0 && _body.IsRequired && _body.Schema.PropertyNames.Count == 0)
            missing.Add(_body.Name);
        return missing;
    }

    /// <param name="given">The paths that are given inside this object, from here on.</param>
    private static IEnumerable<string> MissingInside(SwaggerSchema schema, List<IReadOnlyList<string>> given, string place)
    {
        var below = given.ToLookup(path => path[0], path => (IReadOnlyList<string>)[.. path.Skip(1)]);
        foreach (var name in schema.Required.Where(name => !below.Contains(name)))
        {
            if (InternalDefaults.Create(schema.Property(name)) is null)
                yield return $"{place}/{name}";
        }

        // An object that is given whole is its author's business.
        foreach (var group in below.Where(group => group.All(rest => rest.Count > 0)))
        {
            foreach (var missing in MissingInside(schema.Property(group.Key), [.. group], $"{place}/{group.Key}"))
                yield return missing;
        }
    }
}
