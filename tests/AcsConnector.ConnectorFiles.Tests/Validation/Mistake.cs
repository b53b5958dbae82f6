using AcsConnector.Testing.Connectors;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>
/// A row: what is done to the valid connector, the rule that finds it, and where.
/// In the rows' JSON, ' stands for " and ` stands for '.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="File">The file of the finding.</param>
/// <param name="At">What stands at the finding, without white space; empty for the first character of the file.</param>
/// <param name="Make">Makes the connector wrong.</param>
/// <param name="Also">Rules that the same mistake breaks by its nature.</param>
internal sealed record Mistake(string Rule, string File, string At, Action<WrongConnector> Make, params string[] Also)
{
    private const string Paths = "'/people': {";

    /// <summary>A mistake in the definition, as texts that are replaced.</summary>
    public static Mistake In(string rule, string at, params (string Find, string Replace)[] edits) => InFile(WrongConnector.Definition, rule, at, edits);

    public static Mistake InFile(string file, string rule, string at, params (string Find, string Replace)[] edits) =>
        Of(rule, file, at, connector => Array.ForEach(edits, edit => connector.Edit(file, Json(edit.Find), Json(edit.Replace))));

    /// <summary>A line that is missing in the definition.</summary>
    public static Mistake Without(string rule, string at, string line) =>
        Of(rule, WrongConnector.Definition, at, connector => connector.RemoveLine(WrongConnector.Definition, Json(line)));

    public static Mistake Of(string rule, string file, string at, Action<WrongConnector> make) => new(rule, file, Json(at), make);

    public Mistake And(params string[] also) => this with { Also = also };

    /// <summary>One more operation, right but for the members given.</summary>
    public static (string Find, string Replace) Operation(string members, string method = "get", string path = "/news") =>
        Path($"{{ '{method}': {{ 'summary': 'Get news', 'description': 'Give the news.', 'operationId': 'GetNews', {members} }} }}", path);

    /// <summary>One more operation with parameters.</summary>
    public static (string Find, string Replace) Parameters(string parameters, string method = "get", string path = "/news") =>
        Operation($"'parameters': [{parameters}], 'responses': {{ '204': {{ 'description': 'Yes.' }}, '401': {{ 'description': 'No.' }} }}", method, path);

    /// <summary>One more parameter of such an operation, right but for the members given.</summary>
    public static string Parameter(string members) => $"{{ {members}, 'description': 'Any.', 'x-ms-summary': 'Any' }}";

    /// <summary>One more operation with responses.</summary>
    public static (string Find, string Replace) Responses(string responses) => Operation($"'responses': {{ {responses} }}");

    public static (string Find, string Replace) Path(string item, string path = "/news") => (Paths, $"'{path}': {item}, {Paths}");

    /// <summary>One more property of a body, right but for the members given.</summary>
    public static (string Find, string Replace) Property(string members) => RawProperty($"{{ {members}, 'description': 'One more.', 'x-ms-summary': 'Extra' }}");

    public static (string Find, string Replace) RawProperty(string schema) => ("'level': {", $"'extra': {schema}, 'level': {{");

    /// <summary>Members that follow an operationId.</summary>
    public static (string Find, string Replace) After(string operationId, string members, string? newId = null) =>
        ($"'operationId': '{operationId}',", $"'operationId': '{newId ?? operationId}', {members},");

    /// <summary>One more connection parameter, which signs in with OAuth.</summary>
    public static (string Find, string Replace) OAuth(string settings) =>
        ("'region': {", $"'token': {{ 'type': 'oauthSetting', 'oAuthSettings': {{ {settings} }} }}, 'region': {{");

    private static string Json(string text) => text.Replace('\'', '"').Replace('`', '\'');
}
