using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation;
using AcsConnector.Testing.Connectors;
using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>The other side of the mistakes: what no rule may refuse.</summary>
public sealed class AllowedTests
{
    private const string Any = "'name': 'any', 'type': 'string'";

    private static readonly Mistake[] Rows =
    [
        Definition("'tags'", "'x-author': 'Kim', 'x-ms-docs': [{ 'url': 'https://directory.adatum.com', 'description': 'Help.' }],\n    'tags'"),
        Definition("'host': 'directory.adatum.com'", "'host': 'localhost.adatum.com:7072'"),
        Definition("'host': 'directory.adatum.com'", "'host': '@environmentVariables(\\'directory_host\\')'"),
        Definition("'version': '1.0',", "'version': '1.0', 'x-ms-deployment-version': '1.0.0', 'x-ms-api-annotation': { 'status': 'Production' }, 'x-author': 1,"),
        Row(After("GetPerson", "'x-ms-api-annotation': { 'status': 'Preview' }, 'x-ms-capabilities': { 'chunkTransfer': true }, 'x-ms-no-generic-test': true, 'x-ms-safe-operation': true")),
        Row(After("GetPerson", "'x-ms-trigger': 'single', 'x-ms-trigger-hint': 'Someone comes.', 'x-ms-trigger-metadata': { 'kind': 'query', 'mode': 'polling' }, 'x-ms-visibility': 'important'")),
        Row(After("GetPerson", "'x-ms-pageable': { 'nextLinkName': '@odata.nextLink' }, 'x-ms-operation-context': { 'simulate': { 'operationId': 'ListPeople' } }, 'x-ms-summary': 'Get'")),
        Row(Parameters(Parameter($"{Any}, 'in': 'query', 'x-ms-dynamic-list': {{ 'operationId': 'ListPeople', 'itemValuePath': 'id' }}, 'x-ms-dynamic-tree': {{ }}, 'x-ms-test-value': 'x', 'x-ms-trigger-value': {{ 'value-path': 'id' }}"))),
        Row(Parameters(Parameter($"{Any}, 'in': 'header', 'x-ms-dynamic-values': {{ 'operationId': 'ListPeople', 'value-path': 'id' }}, 'x-ms-parameter-location': 'method', 'x-ms-localizeDefaultValue': true"))),
        Row(Parameters(Parameter($"{Any}, 'in': 'path', 'required': true, 'x-ms-url-encoding': 'double', 'x-ms-skip-url-encoding': false"), path: "/news/{any}")),
        Row(Parameters(Parameter("'name': 'photo', 'in': 'formData', 'type': 'file'"), method: "put")),
        Row(Property("'type': 'string', 'x-ms-media-kind': 'image', 'x-ms-test-value': 'x', 'x-ms-enum': { 'name': 'Kind', 'modelAsString': true }")),
        Row(Property("'type': 'object', 'x-ms-dynamic-schema': { 'operationId': 'ListPeople' }, 'x-ms-dynamic-properties': { 'operationId': 'ListPeople' }, 'x-ms-dynamic-tree': { }")),
        Row(Property("'type': ['string', 'null'], 'x-nullable': true, 'example': 'x', 'externalDocs': { 'url': 'https://directory.adatum.com' }, 'xml': { 'name': 'x' }")),
        Row(Property("'type': 'number', 'default': 1.5, 'minimum': 1, 'maximum': 1, 'exclusiveMaximum': false, 'enum': [1.5, 2]")),
        Row(RawProperty("{ 'allOf': [{ '$ref': '#/definitions/Person' }], 'description': 'A person.' }")),
        Row(RawProperty("{ 'type': 'object', 'properties': { 'next': { '$ref': '#/definitions/NewPerson' } } }")),
        Row(Responses("'200': { 'description': 'Yes.', 'schema': { 'type': 'file' }, 'x-ms-summary': 'Photo', 'headers': { 'ETag': { 'type': 'string', 'x-ms-visibility': 'internal' } } }, '404': { 'description': 'No.' }")),
        Row(Path("{ 'x-ms-notification-content': { 'schema': { 'type': 'object' } }, 'post': { 'summary': 'When news come', 'description': 'Tell of news.', 'operationId': 'WatchNews', 'x-ms-trigger': 'single', 'responses': { '201': { 'description': 'Yes.' }, '401': { 'description': 'No.' } } } }")),
        Properties("'region': {", "'gate': { 'type': 'gatewaySetting', 'uiDefinition': { 'constraints': { 'tabIndex': 1, 'capability': ['gateway'] } } }, 'token:grantType': { 'type': 'string' }, 'region': {"),
        Properties("'region': {", "'token:TenantId': { 'type': 'string', 'metadata': { 'sourceType': 'AzureActiveDirectoryTenant' }, 'uiDefinition': { 'constraints': { 'hidden': 'true', 'required': 'false' } } }, 'region': {"),
        Properties("'templateId': 'setheader'", "'templateId': 'SetHeader'"),
        Properties("'#1B5E63'", "'#1b5e63'"),
        Settings("'0a1b2c3d-", "'Default-0a1b2c3d-"),
        Settings("'0a1b2c3d-", "'default-0A1B2C3D-"),
        Settings("'0a1b2c3d-", "'Legacy-0a1b2c3d-"),
        Settings("'0a1b2c3d-", "'0A1B2C3D-"),
        Row(("'People Directory'", "'People Directory (EU)'")),
        Row(("'x-ms-summary': 'Level'", "'x-ms-summary': 'Level', 'x-ms-enum': { 'name': 'Level', 'modelAsString': true, 'values': [] }")),
        Row(("'Person': {", "'Kind': { 'type': 'string' }, 'Pet': { 'type': 'object', 'required': ['kind'], 'discriminator': 'kind', 'properties': { 'kind': { '$ref': '#/definitions/Kind' } } }, 'Person': {")),
        Row(Operation("'x-ms-visibility': 'internal', 'parameters': [{ 'name': 'any', 'in': 'query', 'type': 'string' }], 'responses': { '200': { 'description': 'Yes.' }, '401': { 'description': 'No.' } }")),
        Row(Path("{ 'get': { 'operationId': 'GetNews', 'x-ms-visibility': 'internal', 'responses': { '204': { 'description': 'Yes.' }, '401': { 'description': 'No.' } } } }")),
        Row(Path("{ 'x-ms-notification-content': { 'schema': { 'type': 'object' } }, 'post': { 'summary': 'When news come', 'description': 'Tell of news.', 'operationId': 'WatchNews', 'x-ms-trigger': 'single', 'responses': { } } }")),
        Row(Parameters(Parameter($"{Any}, 'in': 'query', 'x-ms-url-encoding': 'single'"))),
        Row(Parameters(Parameter($"{Any}, 'in': 'query', 'x-ms-visibility': 'internal', 'default': 'x', 'x-ms-trigger-value': {{ 'value-path': 'id' }}"))),
        Row(("'joined': { 'type': 'string', ", "'joined': { 'type': 'string', 'x-ms-visibility': 'internal', 'default': 'x', ")),
        Row(("'required': ['id'],", "'required': ['id', 'joined'],"), ("'joined': { 'type': 'string', ", "'joined': { 'type': 'string', 'x-ms-visibility': 'internal', ")),
        Row(("'joined': { 'type': 'string', 'format': 'date-time', 'description': 'When the person came.', 'x-ms-summary': 'Date of Joining' }", "'joined': { 'type': 'string' }")),
        Row(("'The level, from 1.'", "'The level, from 1'")),
        Row(("'api_key': { 'type': 'apiKey'", "'API Key': { 'type': 'apiKey'"), ("[{ 'api_key': [] }]", "[{ 'API Key': [] }]")),
        Properties("(`region`,``)", "(`api_key`)"),
        Properties("'publisher'", "'scriptOperations': ['ListPeople'],\n        'publisher'"),
        Properties("'publisher'", "'scriptOperations': null,\n        'publisher'"),
        Properties("'displayName': 'Region'", "'displayName': 'Region', 'schema': { 'type': 'string', 'description': 'The region.' }"),
        Properties("'publisher'", "'connectionParameterSets': { 'uiDefinition': { 'displayname': 'Sign-in', 'description': 'How.' }, 'values': [{ 'name': 'key', 'uiDefinition': { 'displayname': 'Key' }, 'parameters': { 'api_key': { 'type': 'securestring' } }, 'metadata': { 'allowSharing': true } }] },\n        'publisher'"),
        Settings("    'environment'", "  'environment'"),
        Settings("    'environment'", "\t'environment'"),
        Settings("'icon': 'icon.png',", "'icon': 'icon.png',  "),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Rows.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Finds_nothing(int row)
    {
        using var connector = new WrongConnector();
        Rows[row].Make(connector);
        Assert.Empty(connector.Validate().Select(finding => $"{finding.Rule.Name} {finding.Path} {finding.Message}"));
    }

    [Theory]
    [InlineData("oauth2", "{ 'authorizationUrl': { }, 'tokenUrl': { }, 'refreshUrl': { } }")]
    [InlineData("oauth2generic", "{ 'tokenUrlTemplate': { }, 'anything': { } }")]
    [InlineData("aad", "{ 'resourceUri': { }, 'loginUri': { }, 'tenantId': { } }")]
    [InlineData("aad", "{ 'loginUri': { }, 'enableOnbehalfOfLogin': { } }, 'properties': { 'IsFirstParty': 'False', 'AzureActiveDirectoryResourceId': 'api://people' }", "NewerThanSchema")]
    [InlineData("aadcertificate", "{ 'resourceUri': { }, 'tenantId': { } }")]
    [InlineData("facebook", "{ }")]
    public void Knows_the_identity_provider(string provider, string customParameters, params string[] also)
    {
        using var connector = new WrongConnector();
        Properties(OAuth($"'identityProvider': '{provider}', 'redirectMode': 'Direct', 'clientId': null, 'scopes': ['read'], 'customParameters': {customParameters}")).Make(connector);
        Assert.Equal(["OAuthSecretNeeded", .. also], connector.Validate().Select(finding => finding.Rule.Name));
    }

    [Theory]
    [InlineData("Direct")]
    [InlineData("GlobalPerConnector")]
    public void Knows_the_redirect_mode(string mode)
    {
        using var connector = new WrongConnector();
        Properties(OAuth($"'identityProvider': 'oauth2', 'redirectMode': '{mode}'")).Make(connector);
        Assert.Equal(["OAuthSecretNeeded"], connector.Validate().Select(finding => finding.Rule.Name));
    }

    [Fact]
    public void Takes_its_files_in_any_capitalization()
    {
        using var connector = new WrongConnector();
        File.Delete(connector.At(WrongConnector.Settings));
        foreach (var file in Directory.GetFiles(connector.Path))
            File.Move(file, connector.At(System.IO.Path.GetFileName(file).ToUpperInvariant()));
        connector.Edit("APIPROPERTIES.JSON", "#1B5E63", "teal");
        Assert.Equal([connector.At("APIPROPERTIES.JSON")], connector.Validate().Select(finding => finding.File));
    }

    /// <summary>A wizard writes neither settings.json nor an icon beside the two files.</summary>
    [Fact]
    public void Needs_only_the_definition_and_the_properties()
    {
        using var connector = new WrongConnector();
        File.Delete(connector.At(WrongConnector.Settings));
        File.Delete(connector.At(WrongConnector.Icon));
        Assert.Equal([Severity.Warning], connector.Validate().Select(finding => finding.Severity));
    }

    [Fact]
    public void Looks_for_settings_and_icon_in_the_folder_connector_too()
    {
        using var connector = new WrongConnector();
        Directory.CreateDirectory(connector.At("connector"));
        File.Move(connector.At(WrongConnector.Settings), connector.At("connector/settings.json"));
        File.Move(connector.At(WrongConnector.Icon), connector.At("connector/icon.png"));
        connector.Edit("connector/settings.json", "\"icon.png\"", "\"connector/icon.png\"");
        Assert.Empty(connector.Validate());

        connector.Edit("connector/settings.json", "0a1b2c3d", "0a1b2c3");
        Assert.Equal(connector.At("connector/settings.json"), Assert.Single(connector.Validate()).File);
    }

    private static Mistake Definition(string find, string replace) => Row((find, replace));

    private static Mistake Row(params (string Find, string Replace)[] edits) => In("", "", edits);

    private static Mistake Properties(string find, string replace) => Properties((find, replace));

    private static Mistake Settings(string find, string replace) => InFile(WrongConnector.Settings, "", "", (find, replace));

    private static Mistake Properties((string Find, string Replace) edit) => InFile(WrongConnector.Properties, "", "", edit);
}
