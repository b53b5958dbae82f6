using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;
using static AcsConnector.Testing.Connectors.WrongConnector;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>What may stand where: one or more rows for each level of the three files.</summary>
internal static class StructureMistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        Of("JsonTypeIncorrect", Definition, "", c => c.Write(Definition, "[]")),
        In("JsonTypeIncorrect", "{},'parameters'", After("GetPerson", "'tags': {}")),
        In("JsonTypeIncorrect", "'true','type':'string','default':'1.0'", ("'required': true,\n                        'type': 'string',\n                        'default': '1.0'", "'required': 'true',\n                        'type': 'string',\n                        'default': '1.0'")).And("PropertyMustBeRequired"),
        In("JsonTypeIncorrect", "7,'description'", ("'People Directory'", "7")),
        In("JsonTypeIncorrect", "'5'", Property("'type': 'string', 'maxLength': '5'")),
        InFile(Properties, "MemberTypeIncorrect", "true}", ("'required': 'true'", "'required': true")),
        InFile(Properties, "MemberTypeIncorrect", "'false','required'", ("'clearText': false", "'clearText': 'false'")),
        InFile(Properties, "MemberTypeIncorrect", "5,'uiDefinition'", ("'defaultValue': 'eu'", "'defaultValue': 5")),
        InFile(Settings, "MemberTypeIncorrect", "1,'environment'", ("'environment'", "'connectorId': 1, 'environment'")),

        In("JsonValueNotInEnum", "'shown'", Property("'type': 'string', 'x-ms-visibility': 'shown'")),
        In("JsonValueNotInEnum", "'cookie'", Parameters(Parameter("'name': 'flavour', 'in': 'cookie', 'type': 'string'"))),
        In("JsonValueNotInEnum", "'text'", Property("'type': 'text'")),
        In("JsonValueNotInEnum", "'file'", Parameters(Parameter("'name': 'photo', 'in': 'query', 'type': 'file'"))),
        In("JsonValueNotInEnum", "'digest'", ("'sign_in': {", "'other': { 'type': 'digest' }, 'sign_in': {")),
        In("JsonValueNotInEnum", "'cookie'", ("'in': 'header'", "'in': 'cookie'")),
        In("JsonValueNotInEnum", "'device'", ("'flow': 'implicit'", "'flow': 'device'")),
        InFile(Properties, "JsonValueNotInEnum", "'secret'", ("'region': { 'type': 'string'", "'region': { 'type': 'secret'")),
        InFile(Properties, "JsonValueNotInEnum", "'SetCookie'", ("'setheader'", "'SetCookie'")),
        InFile(Properties, "JsonValueNotInEnum", "'replace'", ("'override'", "'replace'")),
        InFile(Properties, "JsonValueNotInEnum", "'google'", OAuth("'identityProvider': 'google', 'redirectMode': 'Direct'")).And("OAuthSecretNeeded"),
        InFile(Properties, "JsonValueNotInEnum", "'Popup'", OAuth("'identityProvider': 'oauth2', 'redirectMode': 'Popup'")).And("OAuthSecretNeeded"),
        InFile(Settings, "JsonValueNotInEnum", "'2020-01-01'", ("2016-11-01", "2020-01-01")),

        In("UnrecognizedTypeFormat", "'hostname'", Property("'type': 'string', 'format': 'hostname'")),
        In("CollectionFormatValueNotSupported", "'lines'", Parameters(Parameter("'name': 'ids', 'in': 'query', 'type': 'array', 'items': { 'type': 'string' }, 'collectionFormat': 'lines'"))),
        In("CollectionFormatValueNotSupported", "'multi'", Parameters(Parameter("'name': 'ids', 'in': 'header', 'type': 'array', 'items': { 'type': 'string' }, 'collectionFormat': 'multi'"))),
        In("SchemeNotValid", "'ftp'", ("['https']", "['ftp']")),

        Without("RequiredPropertyMissing", "{'title'", "'version': '1.0'"),
        In("RequiredPropertyMissing", "{}", Responses("'204': {}, '401': { 'description': 'No.' }")),
        In("RequiredPropertyMissing", "{'in':'query','type':'string'", Parameters(Parameter("'in': 'query', 'type': 'string'"))),
        In("RequiredPropertyMissing", "{'name':'any'", Parameters(Parameter("'name': 'any', 'in': 'query'"))),
        In("RequiredPropertyMissing", "{'displayName'", Property("'type': 'string', 'x-ms-enum-values': [{ 'displayName': 'None' }]")),
        In("RequiredPropertyMissing", "{'type':'apiKey'", ("'in': 'header', 'name': 'X-Key'", "'in': 'header'")),
        In("RequiredPropertyMissing", "{'type':'oauth2'", ("'flow': 'implicit'", "'flow': 'accessCode'")),
        Of("PropertiesMissing", Properties, "", c => c.Write(Properties, "{}")),
        Of("MemberMissing", Properties, "{'connectionParameters'", c => c.RemoveLine(Properties, "iconBrandColor")),
        InFile(Properties, "MemberMissing", "{'defaultValue'", ("'region': { 'type': 'string', ", "'region': { ")),
        Of("MemberMissing", Properties, "{'x-ms-apimTemplate-operationName'", c => c.RemoveLine(Properties, "Parameter.name")),
        InFile(Properties, "MemberMissing", "{'loginUri'", OAuth("'identityProvider': 'aad', 'redirectMode': 'Direct', 'customParameters': { 'loginUri': {} }")).And("OAuthSecretNeeded"),

        In("ExtensionNameNotValid", "'servers'", ("'tags'", "'servers': [],\n    'tags'")),
        In("ExtensionNameNotValid", "'logo'", ("'version': '1.0',", "'version': '1.0', 'logo': 'x',")),
        In("ExtensionNameNotValid", "'phone'", ("'name': 'Directory Team',", "'name': 'Directory Team', 'phone': '1',")),
        In("ExtensionNameNotValid", "'requestBody'", After("GetPerson", "'requestBody': {}")),
        In("ExtensionNameNotValid", "'trace'", Path("{ 'trace': {} }")),
        In("ExtensionNameNotValid", "'schema':{},'description'", Parameters(Parameter("'name': 'any', 'in': 'query', 'type': 'string', 'schema': {}"))),
        In("ExtensionNameNotValid", "'type':'string'}],'responses'", Parameters("{ 'name': 'body', 'in': 'body', 'schema': { 'type': 'string' }, 'type': 'string' }", method: "put")),
        In("ExtensionNameNotValid", "'content'", Responses("'204': { 'description': 'Yes.', 'content': {} }, '401': { 'description': 'No.' }")),
        In("ExtensionNameNotValid", "'oneOf'", Property("'oneOf': []")),
        In("ExtensionNameNotValid", "'nullable'", Property("'type': 'string', 'nullable': true")),
        In("ExtensionNameNotValid", "'color'", ("{ 'name': 'people' }", "{ 'name': 'people', 'color': 'red' }")),
        In("ExtensionNameNotValid", "'tokenUrl'", ("'flow': 'implicit',", "'flow': 'implicit', 'tokenUrl': 'https://directory.adatum.com/token',")),
        InFile(Properties, "AdditionalPropertyNotAllowed", "'version'", ("    'properties': {", "    'version': 1,\n    'properties': {")),
        InFile(Properties, "AdditionalPropertyNotAllowed", "'icon'", ("'publisher'", "'icon': 'icon.png',\n        'publisher'")),
        InFile(Properties, "AdditionalPropertyNotAllowed", "'oAuthSettings'", ("'region': {", "'gate': { 'type': 'gatewaySetting', 'oAuthSettings': { 'identityProvider': 'aad', 'redirectMode': 'Direct' } }, 'region': {")).And("OAuthSecretNeeded"),
        InFile(Properties, "AdditionalPropertyNotAllowed", "'minimum'", ("'clearText': false,", "'clearText': false, 'minimum': 1,")),
        InFile(Properties, "AdditionalPropertyNotAllowed", "'x-ms-apimTemplateParameter.mode'", ("'x-ms-apimTemplateParameter.name'", "'x-ms-apimTemplateParameter.mode': 'x',\n                    'x-ms-apimTemplateParameter.name'")),
        InFile(Properties, "AdditionalPropertyNotAllowed", "'extra'", OAuth("'identityProvider': 'oauth2', 'redirectMode': 'Direct', 'customParameters': { 'extra': {} }")).And("OAuthSecretNeeded"),
        InFile(Settings, "AdditionalPropertyNotAllowed", "'tenant'", ("'environment'", "'tenant': 'x',\n    'environment'")),

        In("ExtensionWithoutEffect", "'x-ms-visibility':'internal','tags'", ("'tags'", "'x-ms-visibility': 'internal',\n    'tags'")),
        In("ExtensionWithoutEffect", "'x-ms-summary':'x'", ("'version': '1.0',", "'version': '1.0', 'x-ms-summary': 'x',")),
        In("ExtensionWithoutEffect", "'x-ms-url-encoding':'single','description':'Onemore.'", Property("'type': 'string', 'x-ms-url-encoding': 'single'")),
        In("ExtensionWithoutEffect", "'x-ms-enum-values':[]", After("GetPerson", "'x-ms-enum-values': []")),
        In("ExtensionWithoutEffect", "'x-ms-dynamic-tree'", Parameters(Parameter("'name': 'any', 'in': 'header', 'type': 'string', 'x-ms-dynamic-tree': {}"))),
        In("ExtensionWithoutEffect", "'x-ms-visibility':'internal'},'401'", Responses("'204': { 'description': 'Yes.', 'x-ms-visibility': 'internal' }, '401': { 'description': 'No.' }")),

        In("ExtensionNotAllowed", "'x-ms-tooltip'", Property("'type': 'string', 'x-ms-tooltip': 'More.'")),
        In("ExtensionMisspelled", "'x-ms-visbility'", Property("'type': 'string', 'x-ms-visbility': 'advanced'")),
        In("ExtensionMisspelled", "'x-ms-sumamry'", Property("'type': 'string', 'x-ms-sumamry': 'More'")),
        In("ExtensionMisspelled", "'x-ms-enum-value'", Parameters(Parameter("'name': 'any', 'in': 'query', 'type': 'string', 'x-ms-enum-value': []"))),

        In("ArrayDuplicateValue", "'https'],", ("['https']", "['https', 'https']")),
        In("ArrayDuplicateValue", "1]", Property("'type': 'integer', 'enum': [1, 1]")),
        In("ArrayDuplicateValue", "'name'],'properties'", ("['name']", "['name', 'name']")),

        In("NewerThanSchema", "'x-ms-keywords'", ("'version': '1.0',", "'version': '1.0', 'x-ms-keywords': ['people'],")),
        In("NewerThanSchema", "'x-ms-openai-data'", After("GetPerson", "'x-ms-openai-data': { 'openai-enabled': true }")),
        In("NewerThanSchema", "'x-ms-require-user-confirmation'", After("GetPerson", "'x-ms-require-user-confirmation': false")),
        In("NewerThanSchema", "'x-ms-agentic-protocol'", Operation("'x-ms-agentic-protocol': 'mcp-streamable-1.0', 'responses': { '200': { 'description': 'Yes.' }, '401': { 'description': 'No.' } }", method: "post")),
        In("NewerThanSchema", "'x-ms-openai-manifest'", ("'tags'", "'x-ms-openai-manifest': { 'version': '1.0' },\n    'tags'")),
        In("NewerThanSchema", "'x-ms-openai-data'", ("'tags'", "'x-ms-openai-data': { },\n    'tags'")),
        In("NewerThanSchema", "'x-ms-openai-data'", ("'version': '1.0',", "'version': '1.0', 'x-ms-openai-data': { },")),
        In("NewerThanSchema", "'x-ms-openai-published-to-copilots'", ("'version': '1.0',", "'version': '1.0', 'x-ms-openai-published-to-copilots': true,")),
        In("NewerThanSchema", "'x-ms-editor'", Property("'type': 'string', 'x-ms-editor': 'html'")),
        In("NewerThanSchema", "'duration'", Property("'type': 'string', 'format': 'duration'")),
        InFile(Properties, "NewerThanSchema", "'enableOnbehalfOfLogin'", OAuth("'identityProvider': 'aad', 'redirectMode': 'Direct', 'customParameters': { 'resourceUri': {}, 'enableOnbehalfOfLogin': {} }")).And("OAuthSecretNeeded"),
        InFile(Settings, "NewerThanSchema", "'script'", ("'environment'", "'script': 'settings.json',\n    'environment'")),

        Of("SchemaViolation", Definition, "'basePath'", c => c.Write("apiDefinition.schema.json", """{ "properties": { "basePath": false } }""")),
    ];
}
