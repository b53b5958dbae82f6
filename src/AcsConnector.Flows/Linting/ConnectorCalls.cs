using System.Text.RegularExpressions;
using AcsConnector.Flows.Actions;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>
/// Which actions call a connector that is given: those whose operation it has, those of the same connection, those of a connection
/// named like it, and those whose operation is written almost like one of its own.
/// </summary>
internal sealed partial class ConnectorCalls
{
    private readonly LintedFlow _flow;
    private readonly IReadOnlyList<Connector> _connectors;
    private readonly Dictionary<string, Connector> _byConnection = new(StringComparer.OrdinalIgnoreCase);

    public ConnectorCalls(LintedFlow flow, IReadOnlyList<ConnectorEndpoint> connectors)
    {
        _flow = flow;
        _connectors = [.. connectors.Select(endpoint => endpoint.Connector)];
        var actions = flow.Actions.Where(action => action.Is("OpenApiConnection", "OpenApiConnectionWebhook", "ApiConnection", "Http")).ToList();
        foreach (var action in actions.Where(action => !action.Is("Http")))
        {
            var connection = ConnectionOf(action);
            if ((_connectors.FirstOrDefault(connector => Find(connector, action) is not null) ?? NamedLike(connection, action)) is { } connector)
                _byConnection.TryAdd(connection, connector);
        }

        All = [.. actions.Select(Resolve).OfType<ConnectorCall>()];
    }

    public IReadOnlyList<ConnectorCall> All { get; }

    private ConnectorCall? Resolve(LintedAction action)
    {
        foreach (var connector in _connectors)
        {
            if (Find(connector, action) is { } operation)
                return new ConnectorCall(action, connector, operation, GivenParameters.From(action, operation));
        }

        if (action.Is("Http") || IsUnreadable(action))
            return null;
        var other = _byConnection.GetValueOrDefault(ConnectionOf(action)) ?? _connectors.FirstOrDefault(connector => IsAlmost(connector, action));
        return other is null ? null : new ConnectorCall(action, other, null, null);
    }

    private static ConnectorOperation? Find(Connector connector, LintedAction action)
    {
        if (action.Is("OpenApiConnection", "OpenApiConnectionWebhook"))
            return OperationIdOf(action) is { } id ? connector.Find(id) : null;
        var method = action.Definition.Input("method").Text() ?? "GET";
        if (!action.Is("Http"))
            return connector.Match(method, ShapeOf(action, "path"));

        // The host may be anybody's: only a path with a token at its end is told apart surely enough.
        var path = Host.Replace(ShapeOf(action, "uri"), "");
        if (path.StartsWith(connector.BasePath + "/", StringComparison.OrdinalIgnoreCase))
            path = path[connector.BasePath.Length..];
        return connector.Match(method, path) is { TokenPaths.Count: > 0 } operation ? operation : null;
    }

    /// <summary>Nothing but an expression, or a template's own language, says what is called.</summary>
    private static bool IsUnreadable(LintedAction action) => action.Is("ApiConnection")
        ? ShapeOf(action, "path") is "/x" or "" or ['[', ..]
        : OperationIdOf(action) is null;

    private static string ShapeOf(LintedAction action, string input)
    {
        try
        {
            return ApiConnection.ShapeOf(Template.Parse(action.Definition.Input(input) ?? Value.Null, action.Limits));
        }
        catch (ExpressionSyntaxException)
        {
            return "";
        }
    }

    private static string? OperationIdOf(LintedAction action) =>
        action.Definition.Input("host").Member("operationId").Text() is { } id && id[0] is not ('@' or '[') ? id : null;

    private static bool IsAlmost(Connector connector, LintedAction action) => OperationIdOf(action) is { Length: > 8 } id
        && Spelling.Nearest(id, connector.Operations.Select(operation => operation.OperationId)) is not null;

    private static string ConnectionOf(LintedAction action)
    {
        var host = action.Definition.Input("host");
        return host.Member("connectionName").Text() ?? ApiConnection.ConnectionOf(host ?? Value.Null);
    }

    /// <summary>The connector whose title is the API's name; a custom connector's has a prefix and a number around it.</summary>
    private Connector? NamedLike(string connection, LintedAction action)
    {
        var reference = _flow.Definition.Connections[connection].AsObject();
        var api = reference["api"].AsObject();
        var host = action.Definition.Input("host").AsObject();
        var names = new[] { connection, api["name"], api["id"], reference["id"], host["apiId"] }
            .Select(ValueReading.Text)
            .OfType<string>()
            .Select(name => name.Split('/')[^1])
            .ToList();
        return _connectors.FirstOrDefault(connector => Bare(connector.Title) is { Length: > 5 } title && names.Exists(name =>
            Bare(name) == title
            || (name.Contains("-5f", StringComparison.OrdinalIgnoreCase) && Bare(name).Contains(title, StringComparison.Ordinal))));
    }

    /// <summary><c>shared_my-5fapi</c> is myapi.</summary>
    private static string Bare(string name) =>
        NotInNames.Replace(name.ToUpperInvariant(), "") is var bare && bare.StartsWith("SHARED", StringComparison.Ordinal)
            ? bare["SHARED".Length..]
            : bare;

    [GeneratedRegex("-5F|-20|[^A-Z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInNames { get; }

    [GeneratedRegex("^([a-z]+://)?[^/]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Host { get; }
}
