using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>Makes a request of parameters that are known and complete.</summary>
internal sealed class RequestBinder(IReadOnlyList<ConnectorParameter> parameters, OrderedDictionary<string, Value> given)
{
    public OperationRequest Bind(string basePath, PathTemplate template)
    {
        var path = basePath + template.Fill(PathSegment);
        var query = string.Join('&', At(ParameterLocation.Query).SelectMany(QueryPairs));
        if (query.Length > 0)
            path += (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
        var headers = At(ParameterLocation.Header)
            .Select(header => KeyValuePair.Create(header.Parameter.Name, ParameterText.Write(header.Value, header.Parameter, text => text)));
        return new OperationRequest(path, [.. headers], Body() ?? Form());
    }

    private string? PathSegment(string name)
    {
        foreach (var (parameter, value) in At(ParameterLocation.Path).Where(path => path.Parameter.Name == name))
        {
            var once = ParameterText.Write(value, parameter, Uri.EscapeDataString);
            return parameter.EncodesTwice ? Uri.EscapeDataString(once) : once;
        }

        return null;
    }

    private static IEnumerable<string> QueryPairs((ConnectorParameter Parameter, Value Value) query)
    {
        var name = Uri.EscapeDataString(query.Parameter.Name);
        return query is { Parameter.CollectionFormat: "multi", Value: ArrayValue array }
            ? array.Items.Select(item => $"{name}={Uri.EscapeDataString(ParameterText.Write(item))}")
            : [$"{name}={ParameterText.Write(query.Value, query.Parameter, Uri.EscapeDataString)}"];
    }

    private Value? Body()
    {
        if (FlatParameters.BodyOf(parameters) is not { } body)
            return null;
        var value = ValueOf(body);
        foreach (var (name, inside) in given)
        {
            if (FlatParameters.FindInBody(body, name) is { } path)
                value = Set(value.AsObject(), path, inside);
        }

        if (value is null && body.IsRequired)
            value = ObjectValue.Empty;
        return value is ObjectValue properties ? InternalDefaults.AddTo(properties, body.Schema) : value;
    }

    private static ObjectValue Set(ObjectValue target, IReadOnlyList<string> path, Value value) => target.With(
        path[0],
        path.Count == 1 ? value : Set(target[path[0]].AsObject(), [.. path.Skip(1)], value));

    /// <summary>As the service writes forms: logic-apps-workflow-actions-triggers, "Content with multipart/form-data type".</summary>
    private ObjectValue? Form()
    {
        var fields = At(ParameterLocation.Form).ToList();
        if (fields.Count == 0)
            return null;
        var (type, name, items) = fields.Exists(field => field.Parameter.IsFile)
            ? ("multipart/form-data", "$multipart", fields.Select(Part))
            : ("application/x-www-form-urlencoded", "$formdata", fields.Select(Field));
        return new ObjectValue(("$content-type", type), (name, new ArrayValue([.. items])));
    }

    private static ObjectValue Part((ConnectorParameter Parameter, Value Value) field)
    {
        var name = field.Parameter.Name;
        var disposition = $"form-data; name=\"{name}\"" + (field.Parameter.IsFile ? $"; filename=\"{name}\"" : "");
        var body = field.Parameter.IsFile ? field.Value : ParameterText.Write(field.Value, field.Parameter, text => text);
        return new ObjectValue(("headers", new ObjectValue(("Content-Disposition", disposition))), ("body", body));
    }

    private static ObjectValue Field((ConnectorParameter Parameter, Value Value) field) =>
        new(("key", field.Parameter.Name), ("value", ParameterText.Write(field.Value, field.Parameter, text => text)));

    private IEnumerable<(ConnectorParameter Parameter, Value Value)> At(ParameterLocation location)
    {
        foreach (var parameter in parameters.Where(parameter => parameter.Location == location))
        {
            if (ValueOf(parameter) is { } value)
                yield return (parameter, value);
        }
    }

    private Value? ValueOf(ConnectorParameter parameter) =>
        given.TryGetValue(parameter.Name, out var value) ? value : parameter.HasInternalDefault ? parameter.Default : null;
}
