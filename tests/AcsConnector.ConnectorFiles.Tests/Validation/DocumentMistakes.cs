using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;
using static AcsConnector.Testing.Connectors.WrongConnector;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>The definition as a whole: DocumentRules, ReferenceRules, SecurityRules.</summary>
internal static class DocumentMistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        In("SpecificationVersionIncorrect", "'3.0.0'", ("'swagger': '2.0'", "'swagger': '3.0.0'")),
        In("RequiredValueEmpty", "'','contact'", ("'version': '1.0',", "'version': '',")),
        Without("TitleMissing", "'info'", "'title'"),
        Without("HostMissing", "", "'host'"),
        In("HostNameNotValid", "'https://directory.adatum.com','basePath'", ("'host': '", "'host': 'https://")),
        In("HostNameNotValid", "'directory.adatum.com/v1'", ("'host': 'directory.adatum.com", "'host': 'directory.adatum.com/v1")),
        In("PlaceholderHost", "'directory.example.com'", ("'host': 'directory.adatum.com'", "'host': 'directory.example.com'")),
        In("BasePathNotValid", "'v1'", ("'basePath': '/'", "'basePath': 'v1'")),
        Without("SchemesMissing", "", "'schemes'"),
        In("SchemesArrayEmpty", "[],'consumes'", ("['https']", "[]")),
        In("SchemeNotSupported", "'wss'", ("['https']", "['wss']")),
        In("MimeTypeNotValid", "'json'", ("'produces': ['application/json']", "'produces': ['json']")),
        In("ContactEmailNotValid", "'help(at)adatum.com'", ("help@", "help(at)")),
        In("ContactMissing", "'info'", ("'contact'", "'x-contact'")),
        Without("ContactIncomplete", "'contact'", "Directory Team"),
        In("UrlNotValid", "'directory.adatum.com/help'", ("'https://directory.adatum.com/help'", "'directory.adatum.com/help'")),
        In("UrlNotValid", "'sign-in'", ("'https://directory.adatum.com/sign-in'", "'sign-in'")),
        In("ConnectorMetadataMissing", "", ("'x-ms-connector-metadata'", "'x-metadata'")),
        Without("ConnectorMetadataPropertiesMissing", "[{'propertyName':'Privacypolicy'", "'Website'"),
        In("InvalidConnectorCategory", "'HumanResources;Pets'", ("Human Resources;Data", "Human Resources;Pets")),
        In("TooManyConnectorCategories", "'HumanResources;Data;AI'", ("Human Resources;Data", "Human Resources;Data;AI")),
        In("TagRedefined", "{'name':'people','description'", ("{ 'name': 'people' }", "{ 'name': 'people' }, { 'name': 'people', 'description': 'Again.' }")),
        In("TotalOperationsCountExceedsMaxAllowed", "'paths'", Path("{ }", "/none"), ("'/none'", string.Concat(Enumerable.Range(0, 253).Select(OneOfMany)) + "'/none'")),
        Of("NoOperationHasResponse", Definition, "'paths'", c => c.Write(Definition, c.Read(Definition).Replace("\"responses\": {", "\"x-responses\": {", StringComparison.Ordinal)))
            .And("OperationMustHaveResponse"),
        In("MembersOutOfOrder", "'produces'", ("    'produces': ['application/json'],\n", ""), ("    'definitions'", "    'produces': ['application/json'],\n    'definitions'")),
        In("MembersOutOfOrder", "'host'", ("    'host': 'directory.adatum.com',\n", ""), ("    'tags'", "    'host': 'directory.adatum.com',\n    'tags'")),
        In("TestConnectionNotSuitable", "'AddPerson'}", ("'operationId': 'ListPeople' }", "'operationId': 'AddPerson' }")),
        In("TestConnectionNotSuitable", "'GetPerson'}", ("'operationId': 'ListPeople' }", "'operationId': 'GetPerson' }")),

        In("ParameterReferenceNotValid", "'#/definitions/Person'}],'responses'", Parameters("{ '$ref': '#/definitions/Person' }")),
        In("ParameterReferenceNotFound", "'#/parameters/Nobody'", Parameters("{ '$ref': '#/parameters/Nobody' }")),
        In("ParameterRefLoopNotAllowed", "'#/parameters/PersonId'},'PersonId'", ("'PersonId': {", "'Alias': { '$ref': '#/parameters/PersonId' }, 'PersonId': {")),
        In("ResponseReferenceNotValid", "'#/definitions/Person'}}}},", Responses("'204': { 'description': 'Yes.' }, '404': { '$ref': '#/definitions/Person' }")),
        In("ResponseReferenceNotFound", "'#/responses/Nothing'", Responses("'204': { 'description': 'Yes.' }, '404': { '$ref': '#/responses/Nothing' }")),
        In("ResponseRefLoopNotAllowed", "'#/responses/Unauthorized'},'Unauthorized'", ("'Unauthorized': {", "'Alias': { '$ref': '#/responses/Unauthorized' }, 'Unauthorized': {")),
        In("SchemaReferenceNotValid", "'#/responses/Unauthorized'},'level'", RawProperty("{ '$ref': '#/responses/Unauthorized' }")),
        In("SchemaReferenceNotValid", "'Person.json'", RawProperty("{ '$ref': 'Person.json' }")),
        In("SchemaReferenceNotFound", "'#/definitions/Team'", RawProperty("{ '$ref': '#/definitions/Team' }")),
        In("SchemaRefLoopNotAllowed", "'#/definitions/Right'", ("'Person': {", "'Left': { '$ref': '#/definitions/Right' }, 'Right': { '$ref': '#/definitions/Left' }, 'Person': {")),
        In("AdditionalPropertyNotAllowedAdjacentToRef", "'description':'Aperson.'", RawProperty("{ '$ref': '#/definitions/Person', 'description': 'A person.' }")),

        In("SecurityRequirementMustBeDefined", "'certificate'", ("[{ 'api_key': [] }]", "[{ 'certificate': [] }]")),
        In("SecurityRequirementMustBeDefined", "'certificate'", After("GetPerson", "'security': [{ 'certificate': [] }]")),
        In("SecurityRequirementMustHaveValue", "null", ("[{ 'api_key': [] }]", "[{ 'api_key': null }]")),
        In("SecurityRequirementMustHaveEmptyValue", "['read']", ("[{ 'api_key': [] }]", "[{ 'api_key': ['read'] }]")),
        In("OAuthSecurityRequirementValueMustBeScopeName", "'write'", ("[{ 'api_key': [] }]", "[{ 'sign_in': ['read', 'write'] }]")),
    ];

    private static string OneOfMany(int number) =>
        $"'/many/{number}': {{ 'get': {{ 'summary': 'Get one', 'description': 'Give one of many.', 'operationId': 'Get{number}', 'responses': {{ '204': {{ 'description': 'Yes.' }}, '401': {{ 'description': 'No.' }} }} }} }}, ";
}
