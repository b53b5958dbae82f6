using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>PathRules.</summary>
internal static class PathMistakes
{
    private const string X = "'name': 'x', 'in': 'path', 'required': true, 'type': 'string', 'x-ms-url-encoding': 'single'";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        In("OperationPathMustStartWithSlash", "'news'", Parameters("", path: "news")),
        In("OperationPathContainsUnsupportedCharacters", "'/news/*'", Parameters("", path: "/news/*")),
        In("OperationPathMayNotContainQueryOrFragment", "'/news?all=1'", Parameters("", path: "/news?all=1")),
        In("OperationPathMayNotContainQueryOrFragment", "'/news#top'", Parameters("", path: "/news#top")),
        In("OperationPathTemplateNotValid", "'/news/{x'", Parameters("", path: "/news/{x")),
        In("OperationPathTemplateNotValid", "'/news/{x/y}'", Parameters("", path: "/news/{x/y}")),
        In("OperationPathVariablesContainDefaults", "'/news/{x=1}'", Parameters(Parameter(X), path: "/news/{x=1}")),
        In("PathRedefined", "'/people':", Parameters("", path: "/People")),
        In("DuplicateOperationPath", "'/people/{personId}'", Parameters(Parameter(X), path: "/people/{x}")),
        In("PartialDuplicateOperationPath", "'/people/{personId}'", Parameters("", path: "/people/all")),
        In("PartialDuplicateOperationPath", "'/people/{personId}'", Parameters(Parameter(X), path: "/people/no-{x}")),
        In("PathItemRefNotSuppored", "'$ref':'#/paths/all'", Path("{ '$ref': '#/paths/all' }")),
        In("PathParametersContainDuplicateParameter", "{'name':'any','in':'query','type':'integer'", Path(
            $"{{ 'parameters': [{Parameter("'name': 'any', 'in': 'query', 'type': 'string'")}, {Parameter("'name': 'any', 'in': 'query', 'type': 'integer'")}] }}")),
        In("PathParametersContainMultipleBodyParameters", "{'name':'second'", Path(
            "{ 'parameters': [{ 'name': 'first', 'in': 'body', 'schema': { 'type': 'string' } }, { 'name': 'second', 'in': 'body', 'schema': { 'type': 'string' } }] }")),
    ];
}
