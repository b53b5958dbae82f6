using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>An operation of a connector: what an action calls.</summary>
internal sealed class ConnectorOperation
{
    private readonly string _basePath;
    private readonly FlatParameters _flat;

    internal ConnectorOperation(
        string operationId,
        string summary,
        string method,
        string basePath,
        PathTemplate template,
        IReadOnlyList<ConnectorParameter> parameters)
    {
        OperationId = operationId;
        Summary = summary;
        Method = method;
        Template = template;
        Parameters = parameters;
        _basePath = basePath;
        _flat = new FlatParameters(parameters);
    }

    /// <summary>Method and path where the file gives no id.</summary>
    public string OperationId { get; }

    public string Summary { get; }

    /// <summary>In upper case.</summary>
    public string Method { get; }

    public string PathTemplate => Template.Text;

    public IReadOnlyList<ConnectorParameter> Parameters { get; }

    internal PathTemplate Template { get; }

    /// <summary>Where the body of a success response has a token: <c>accessToken</c>, <c>token</c>. An array's items count as the array.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> TokenPaths { get; init; } = [];

    /// <summary>Null where the file describes no success.</summary>
    internal OperationResponse? Response { get; init; }

    /// <summary>Those of a flow's parameter names that the operation does not have.</summary>
    public IReadOnlyList<string> UnknownParameters(IEnumerable<string> names) => [.. names.Where(name => !_flat.Knows(name))];

    /// <summary>
    /// What is required and not among a flow's parameter names; properties of the body as <c>body/property</c>. An internal
    /// parameter with a default is not missing. The properties of an optional body are required once it has one of them.
    /// </summary>
    public IReadOnlyList<string> MissingParameters(IEnumerable<string> names) => _flat.Missing([.. names]);

    /// <summary>The request that Power Automate's flat parameters describe, with the defaults of internal parameters.</summary>
    /// <exception cref="OperationParameterException">
    /// A required parameter is missing, null or, in the path, empty; or there is no such parameter.
    /// </exception>
    public OperationRequest Bind(ObjectValue parameters)
    {
        var given = new OrderedDictionary<string, Value>();
        foreach (var (name, value) in parameters)
        {
            if (!_flat.Knows(name))
                throw OperationParameterException.Unknown(OperationId, name);
            if (!value.IsNull && !IsEmptyInPath(name, value))
                given.Add(name, value);
        }

        if (_flat.Missing(given.Keys) is [var missing, ..])
            throw OperationParameterException.Missing(OperationId, missing);
        return new RequestBinder(Parameters, given).Bind(_basePath, Template);
    }

    /// <summary>What is said about the value of one of a flow's parameter names; null for a name that the operation does not have.</summary>
    internal SwaggerSchema? SchemaOf(string name) => _flat.SchemaOf(name);

    private bool IsEmptyInPath(string name, Value value) => value is StringValue { Content: "" }
        && Parameters.Any(parameter => parameter.Name == name && parameter.Location == ParameterLocation.Path);
}
