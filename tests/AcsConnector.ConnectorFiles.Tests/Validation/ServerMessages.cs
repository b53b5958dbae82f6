using AcsConnector.ConnectorFiles.Findings;
using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>What the server was seen to print, from 2019 to 2026, and what of it stops an import.</summary>
internal static class ServerMessages
{
    private const string NotAnExtension = "The property '…' is not valid. If this property is an extension, its name must begin with \"x-\".";
    private const string RestrictedInTitle = "The value 'title' contains at least one of the restricted words: 'api, connector'.";

    private const string RestrictedInDescription =
        "The value 'description' contains at least one of the restricted words: 'power apps, power automate, logic apps'.";

    private const string Summary = "Summary string contains any of the restricted characters [/\\<>*%&?]";
    private const string Length = "The 'description' value must be between '30' and '500' characters.";
    private const string Unresolved = "Encountered internal server error. The tracking Id is '…'.";
    private const string NoDefinition = "Invalid Api definition object";

    public static IReadOnlyList<ServerMessage> All { get; } =
    [
        Import(NotAnExtension, In("OperationPathMustStartWithSlash", "'securityDefinitions'", ("'/people': {", "'securityDefinitions': { }, '/people': {"))),
        Import(NotAnExtension, In("ExtensionNameNotValid", "'requestBody'", After("GetPerson", "'requestBody': {}"))),
        Import(
            "The path '…' is defined multiple times with different capitalization. Paths must be unique when compared case-insensitively.",
            In("PathRedefined", "'/people':", Parameters("", path: "/People"))),
        Import(
            "The 'default' value is of type 'Integer', but should match the given type 'String'.",
            In("DefaultValueMustMatchType", "1,'description'", Property("'type': 'string', 'default': 1"))),
        Import(
            "The parameter could not be found in operation '…' in the swagger document.",
            In("OperationParameterNameNotFound", "'Accept'", Property(
                "'type': 'string', 'x-ms-dynamic-values': { 'operationId': 'ListPeople', 'value-path': 'id', 'parameters': { 'Accept': 'x' } }"))),
        Import(Unresolved, In("SchemaReferenceNotFound", "'#/definitions/Team'", RawProperty("{ '$ref': '#/definitions/Team' }"))),
        Import(Unresolved, In("SchemaReferenceNotValid", "'Person.json'", RawProperty("{ '$ref': 'Person.json' }"))),
        Import(Unresolved, In("ParameterReferenceNotFound", "'#/parameters/Nobody'", Parameters("{ '$ref': '#/parameters/Nobody' }"))),
        Import(Unresolved, In("ParameterReferenceNotValid", "'Nobody.json'", Parameters("{ '$ref': 'Nobody.json' }"))),
        Import(Unresolved, In("ResponseReferenceNotFound", "'#/responses/No'", Responses("'204': { 'description': 'Yes.' }, '404': { '$ref': '#/responses/No' }"))),
        Import(Unresolved, In("ResponseReferenceNotValid", "'No.json'", Responses("'204': { 'description': 'Yes.' }, '404': { '$ref': 'No.json' }"))),
        Import(
            "The type of the property is incorrect. Expected type 'Object', but value is of type 'Array'.",
            In("JsonTypeIncorrect", "[],'Person'", ("'Person': {", "'security': [], 'Person': {"))),
        Import(
            "The 'host' property, if present, must be a valid URI host without a scheme or path.",
            In("HostNameNotValid", "'https://directory.adatum.com','basePath'", ("'host': '", "'host': 'https://"))),
        Import(
            "The total number of schemas in the object exceeds the max schema count allowed value of '512'.",
            In("BodySchemaCountExceedsMaxAllowed", "{'type':'object','properties':{'p0'", OperationMistakes.Body(512))),
        Import(NoDefinition, In("SpecificationVersionIncorrect", "'3.0.0'", ("'swagger': '2.0'", "'swagger': '3.0.0'"))),
        Import(NoDefinition, Without("HostMissing", "", "'host'")),
        Import(NoDefinition, Without("TitleMissing", "'info'", "'title'")),
        Import("The 'description' property is required. ValuePath: /info", Without("DescriptionMissing", "'info'", "'Look up the people")),

        Certification("The 'title' value goes over the character limit '30'", Title("FieldLengthExceeded", "People Directory for All of Us Here")),
        Certification(RestrictedInTitle, Title("ValueContainsRestrictedWords", "People API")),
        Certification(RestrictedInTitle, Title("ValueContainsRestrictedWords", "People Connector")),
        Certification(RestrictedInDescription, Description("Look up the people of a company in Power Apps.")),
        Certification(RestrictedInDescription, Description("Look up the people of a company in Power Automate.")),
        Certification(RestrictedInDescription, Description("Look up the people of a company in Logic Apps.")),
        Certification(RestrictedInDescription, In("ValueContainsRestrictedWords", "'Giveoneperson,forLogicApps.'", ("Give one person.", "Give one person, for Logic Apps."))),
        Certification(Length, Description("Look up people.", "FieldLengthNotInRange")),
        Certification(Length, Description(new string('a', 501), "FieldLengthNotInRange")),
        Certification("The 'x-ms-summary' property is required. ValuePath: …/parameters/0", In("DisplayNameMissing", "{'name':'any'", Parameters("{ 'name': 'any', 'in': 'query', 'type': 'string', 'description': 'Any.' }"))),
        Certification("The 'description' property is required. ValuePath: …/parameters/0", In("FieldDescriptionMissing", "{'name':'any'", Parameters("{ 'name': 'any', 'in': 'query', 'type': 'string', 'x-ms-summary': 'Any' }"))),
        Certification(
            "The 'default' response should not have schema definition. Schemas should be defined on expected responses only.",
            In("DefaultResponseHasSchema", "'default':{'description':'OperationFailed.'", ("'Operation Failed.' }", "'Operation Failed.', 'schema': { 'type': 'object' } }"))),
        .. new[] { "person/user", "person\\\\user", "<person>", "person > user", "person * user", "% person", "person & user", "person? or user" }.Select(words =>
            Certification(Summary, In("RestrictedCharactersInSummary", $"'Geta{words.Replace(" ", "", StringComparison.Ordinal)}", ("'Get a person'", $"'Get a {words} x'")))),
        Certification("The 'summary' value must end with alphanumeric character.", In("ValueMustEndWithAlphanumeric", "'Getaperson?'", ("'Get a person'", "'Get a person?'")).And("RestrictedCharactersInSummary")),
        Certification("The 'contact' property is required.", In("ContactMissing", "'info'", ("'contact'", "'x-contact'"))),
        Certification("The 'x-ms-connector-metadata' property is required.", In("ConnectorMetadataMissing", "", ("'x-ms-connector-metadata'", "'x-metadata'"))),
    ];

    private static ServerMessage Import(string text, Mistake mistake) => new(text, ValidationMode.Import, mistake);

    private static ServerMessage Certification(string text, Mistake mistake) => new(text, ValidationMode.Certification, mistake);

    private static Mistake Title(string rule, string title) => In(rule, $"'{title.Replace(" ", "", StringComparison.Ordinal)}'", ("People Directory", title));

    private static Mistake Description(string text, string rule = "ValueContainsRestrictedWords") =>
        In(rule, $"'{text.Replace(" ", "", StringComparison.Ordinal)}'", ("Look up the people of a company and keep their entries up to date.", text));
}
