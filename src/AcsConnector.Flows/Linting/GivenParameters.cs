using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>The parameters that an action gives, by the flat names of Power Automate, whichever way the product writes them.</summary>
internal static class GivenParameters
{
    /// <summary>Each name with what is given; null when an expression gives all of them.</summary>
    public static Dictionary<string, GivenParameter>? From(LintedAction action, ConnectorOperation operation) =>
        action.Is("OpenApiConnection", "OpenApiConnectionWebhook") ? Flat(action) : Parts(action, operation);

    private static Dictionary<string, GivenParameter>? Flat(LintedAction action)
    {
        if (action.Definition.Input("parameters") is StringValue)
            return null;
        var given = new Dictionary<string, GivenParameter>();
        foreach (var (name, value) in action.Definition.Input("parameters").AsObject().Where(parameter => !parameter.Value.IsNull))
            given[name] = new GivenParameter($"{action.Pointer}/inputs/parameters/{JsonPointer.Escape(name)}", value);

        return given;
    }

    private static Dictionary<string, GivenParameter> Parts(LintedAction action, ConnectorOperation operation)
    {
        // The path has its parameters, or it would be another operation's.
        var given = operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Path)
            .ToDictionary(parameter => parameter.Name, _ => new GivenParameter(action.Pointer + "/inputs/path"));
        var inputs = action.Pointer + "/inputs/";
        if (action.Definition.Input("queries") is { } queries)
            AddQueries(given, queries, inputs + "queries", operation);

        // An action may send more headers than the operation describes.
        var headers = action.Definition.Input("headers");
        foreach (var header in operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Header))
        {
            if (headers is StringValue)
                given[header.Name] = new GivenParameter(inputs + "headers");
            else if (headers.Member(header.Name) is { IsNull: false } value)
                given[header.Name] = new GivenParameter(inputs + "headers", value);
        }

        foreach (var field in operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Form))
            given[field.Name] = new GivenParameter(inputs + "body");
        if (FlatParameters.BodyOf(operation.Parameters) is { } body && action.Definition.Input("body") is { IsNull: false } content)
            AddBody(given, body.Name, content, inputs + "body");
        return given;
    }

    private static void AddQueries(Dictionary<string, GivenParameter> given, Value queries, string pointer, ConnectorOperation operation)
    {
        if (queries is ObjectValue named)
        {
            foreach (var (name, value) in named.Where(query => !query.Value.IsNull))
                given[name] = new GivenParameter($"{pointer}/{JsonPointer.Escape(name)}", value);
            return;
        }

        // All that it may have, when an expression says what.
        foreach (var query in operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Query))
            given[query.Name] = new GivenParameter(pointer);
    }

    /// <summary>The properties of an object that is written out; anything else is the whole body.</summary>
    private static void AddBody(Dictionary<string, GivenParameter> given, string name, Value value, string pointer)
    {
        if (value is not ObjectValue members || members.Names.Any(member => member.StartsWith('@') || member.StartsWith('$')))
        {
            given[name] = new GivenParameter(pointer, value);
            return;
        }

        foreach (var (member, inner) in members.Where(member => !member.Value.IsNull))
            AddBody(given, $"{name}/{member}", inner is ObjectValue { Count: 0 } ? ArrayValue.Empty : inner, $"{pointer}/{JsonPointer.Escape(member)}");
    }
}
