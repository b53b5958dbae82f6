using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>ParameterRules.</summary>
internal static class ParameterMistakes
{
    private const string Body = "{ 'name': 'body', 'in': 'body', 'schema': { 'type': 'string' } }";
    private const string Form = "'name': 'photo', 'in': 'formData', 'type': 'file'";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        In("ConnectionIdParameterNotAllowed", "'connectionId'", ("'limit'", "'connectionId'")),
        In("BodyOrFormDataParameterInFetchOperationNotAllowed", "{'name':'body','in':'body','schema'", Parameters(Body)),
        In("BodyOrFormDataParameterInFetchOperationNotAllowed", "{'name':'photo'", Parameters(Parameter(Form))),
        In("BodyParameterSchemaRequired", "{'name':'body','in':'body'}", Parameters("{ 'name': 'body', 'in': 'body' }", method: "put")),
        In("PathParameterMustBeRequired", "false", ("'in': 'path',\n            'required': true", "'in': 'path',\n            'required': false")),
        In("PathParameterMustBeRequired", "{'name':'personId'", ("'in': 'path',\n            'required': true", "'in': 'path'")),
        In("PathParameterMissingEncoding", "{'name':'personId'", (",\n            'x-ms-url-encoding': 'single'", "")),
        In("PathParameterNotDefinedInTemplate", "{'name':'other'", Parameters(Parameter("'name': 'other', 'in': 'path', 'required': true, 'type': 'string', 'x-ms-url-encoding': 'single'"))),
        In("QueryParameterEncodingNotSupported", "'x-ms-url-encoding':'double'", ("'How many people to give.',", "'How many people to give.', 'x-ms-url-encoding': 'double',")),
        In("InvalidFormDataParameterName", "'gr\\u00f6", Parameters(Parameter("'name': 'gr\\u00f6\\u00dfe', 'in': 'formData', 'type': 'string'"), method: "put")),
        In("DynamicExtensionDefinitionNotAllowedInParameter", "'x-ms-dynamic-values'", Parameters(Body.Replace("'schema'", "'x-ms-dynamic-values': { 'operationId': 'ListPeople' }, 'schema'", StringComparison.Ordinal), method: "put")),

        In("OperationMissingPathParameter", "'get':{'summary':'Getnews'", Parameters("", path: "/news/{day}")),
        In("OperationParametersContainDuplicateParameter", "{'name':'day','in':'query','type':'integer'", Parameters($"{Parameter("'name': 'day', 'in': 'query', 'type': 'string'")}, {Parameter("'name': 'day', 'in': 'query', 'type': 'integer'")}")),
        In("OperationParametersContainMultipleBodyParameters", "{'name':'more'", Parameters($"{Body}, {Body.Replace("'name': 'body'", "'name': 'more'", StringComparison.Ordinal)}", method: "put")),
        In("ParameterListContainsFormDataAndBody", "{'name':'photo'", Parameters($"{Body}, {Parameter(Form)}", method: "put")),
    ];
}
