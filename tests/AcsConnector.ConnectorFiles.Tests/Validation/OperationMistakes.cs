using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>OperationRules, CallRules and AnnotationRules.</summary>
internal static class OperationMistakes
{
    private const string Yes = "'204': { 'description': 'Yes.' }";
    private const string No = "'401': { 'description': 'No.' }";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        Without("OperationIdRequired", "'get':{'summary':'Getaperson'", "'operationId': 'GetPerson'"),
        In("OperationIdNotUnique", "'GetPerson','parameters':[{'$ref':'#/parameters/PersonId'},{", ("'RemovePerson'", "'GetPerson'")),
        In("OperationIdSanitized", "'Get-Person'", ("'GetPerson'", "'Get-Person'")),
        In("OperationIdNotPascalCase", "'getPerson'", ("'GetPerson'", "'getPerson'")),
        In("OperationSummaryTooLong", "'Getapersonaaaa", ("'Get a person'", $"'Get a person {new string('a', 80)}'")),
        In("OperationMustHaveResponse", "'responses':{}", Responses("")),
        In("OperationMustHaveResponse", "'get':{'summary':'Getnews'", Operation("'tags': []")),
        In("ResponseMustBeDefaultOrHttpStatusCode", "'4xx'", Responses($"{Yes}, {No}, '4xx': {{ 'description': 'No.' }}")),
        In("OperationShouldHaveSuccessfulResponse", "'responses':{'401':{'description':'No.'}}", Responses(No)),
        In("OperationShouldHaveSuccessfulResponse", "'responses':{'default':{'description':'Any.'}}", Responses("'default': { 'description': 'Any.' }")),
        In("ErrorResponsesNotListed", "'responses':{'204':{'description':'Yes.'}}", Responses(Yes)),
        In("SchemaDefinitionSetIncorrectly", "'200':{'description':'Yes.'}", Responses($"'200': {{ 'description': 'Yes.' }}, {No}")),
        In("OperationHasManyResponsesWithSchema", "'202':", Responses($"'200': {{ 'description': 'Yes.', 'schema': {{ }} }}, '202': {{ 'description': 'Later.', 'schema': {{ }} }}, {No}")),
        In("OperationHasManyResponsesWithSchema", "'400':", Responses("'400': { 'description': 'No.', 'schema': { } }, '200': { 'description': 'Yes.', 'schema': { } }")),
        In("DefaultResponseHasSchema", "'default':{'description':'OperationFailed.'", ("'Operation Failed.' }", "'Operation Failed.', 'schema': { 'type': 'object' } }")),
        In("ResponseExampleMustBeProducedByOperation", "'text/plain'", Responses($"'204': {{ 'description': 'Yes.', 'examples': {{ 'text/plain': 'x' }} }}, {No}")),
        Without("ConsumesMissing", "'post':", "'consumes'"),
        In("InvalidNextLinkNameValue", "'next'", After("ListPeople", "'x-ms-pageable': { 'nextLinkName': 'next' }")),
        In("BodySchemaCountExceedsMaxAllowed", "{'type':'object','properties':{'p0'", Body(512)),
        In("OperationSchemaCountExceedsMaxAllowed", "'put':", Body(16_384)).And("BodySchemaCountExceedsMaxAllowed"),

        In("OperationIdNotFound", "'Nobody'", ("'operationId': 'ListPeople' }", "'operationId': 'Nobody' }")),
        In("OperationIdNotFound", "'Nobody'", Property("'type': 'string', 'x-ms-dynamic-values': { 'operationId': 'Nobody', 'value-path': 'id' }")),
        In("OperationParameterNameNotFound", "'place'", ("'operationId': 'ListPeople' }", "'operationId': 'ListPeople', 'parameters': { 'place': 'here' } }")),
        In("OperationMissingRequiredProperty", "'x-ms-dynamic-values'", Property("'type': 'string', 'x-ms-dynamic-values': { 'operationId': 'GetPerson', 'value-path': 'id' }")),

        In("ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations", "'replacement'", After("GetPerson", Annotation("'replacement': { 'api': 'people', 'operationId': 'GetPersonV2' }"))),
        In("ApiAnnotationExtensionReplacementInfoMissingApiProperty", "'replacement'", After("GetPerson", $"'deprecated': true, {Annotation("'replacement': { 'operationId': 'GetPersonV2' }")}")),
        In("ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty", "'replacement'", After("GetPerson", $"'deprecated': true, {Annotation("'replacement': { 'api': 'people' }")}")),
        In("OperationIdShouldEndWithRevision", "'GetPerson'", After("GetPerson", Annotation("'family': 'Get', 'revision': 2"))),
        In("OperationRevisionEmpty", "'x-ms-api-annotation'", After("GetPerson", Annotation("'family': 'Get'"))),
        In("OperationFamilyHasManyEmptyRevisions", "'x-ms-api-annotation':{'family':'Get','status':'Preview'}", After("GetPerson", Annotation("'family': 'Get'")), After("RemovePerson", Annotation("'family': 'Get', 'status': 'Preview'"))),
        In("OperationFamilyHasDuplicateRevisions", "1,'status'", After("GetPerson", Annotation("'revision': 1, 'family': 'Get'")), After("RemovePerson", Annotation("'family': 'Get', 'revision': 1, 'status': 'Preview'"))),
        In(
            "OperationFamilyHasManyActiveProductionOperations",
            "'x-ms-api-annotation':{'family':'Get','revision':2",
            After("GetPerson", Annotation("'family': 'Get', 'revision': 1, 'status': 'Production'")),
            After("RemovePerson", Annotation("'family': 'Get', 'revision': 2, 'status': 'Production'"), newId: "GetPersonV2")),
        In(
            "OperationFamilyHasManyActiveOperations",
            "'x-ms-api-annotation':{'family':'Get','revision':3",
            After("AddPerson", Annotation("'family': 'Get', 'revision': 1")),
            After("GetPerson", Annotation("'family': 'Get', 'revision': 2"), newId: "GetPersonV2"),
            After("RemovePerson", Annotation("'family': 'Get', 'revision': 3"), newId: "GetPersonV3")),
        In("OperationStatusAheadOfConnector", "'Production'", ("'version': '1.0',", "'version': '1.0', 'x-ms-api-annotation': { 'status': 'Preview' },"), After("GetPerson", Annotation("'status': 'Production'"))),
    ];

    private static string Annotation(string members) => $"'x-ms-api-annotation': {{ {members} }}";

    /// <summary>An operation with a body of so many properties, and so one schema more.</summary>
    public static (string Find, string Replace) Body(int properties) => Parameters(
        $"{{ 'name': 'body', 'in': 'body', 'schema': {{ 'type': 'object', 'properties': {{ {string.Join(", ", Enumerable.Range(0, properties).Select(number => $"'p{number}': {{ 'type': 'object' }}"))} }} }} }}",
        method: "put");
}
