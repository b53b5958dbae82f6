using System.Text.Json.Nodes;
using AcsConnector.ConnectorFiles.Embedded;
using AcsConnector.ConnectorFiles.Templates;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>For Logic Apps: connector.bicep with the files it takes in, and the same as JSON in one file, which a portal takes.</summary>
internal static class LogicAppsTemplate
{
    private const string Folder = "logic-apps";
    private const string SampleFile = "sample.json";

    private static readonly Expression ApiUrl = Expression.Parameter("apiUrl");
    private static readonly Expression ConnectorName = Expression.Parameter("connectorName");
    private static readonly Expression Sample = Expression.Parameter("sample");
    private static readonly Expression Definition = Expression.Variable("definition");
    private static readonly Expression Properties = Expression.Variable("properties");
    private static readonly Expression Address = Expression.Variable("address");
    private static readonly Expression Title = Definition.Member("info.title");

    public static IEnumerable<PackageFile> Files(PackageOptions options, ConnectorSources connector)
    {
        // A deployment fills in its connections itself.
        var sample = JsonNode.Parse(EmbeddedFiles.Read("flows/consumption/quickstart.json"))!["definition"]!;
        var template = Create(options, connector, sample);
        return
        [
            PackageFile.Text($"{Folder}/connector.bicep", BicepWriter.Write(template)),
            PackageFile.Json($"{Folder}/connector.json", ArmWriter.Write(template)),
            PackageFile.Json($"{Folder}/{PaconnSettings.Definition}", connector.Definition),
            PackageFile.Json($"{Folder}/{PaconnSettings.Properties}", connector.ApiProperties),
            new PackageFile($"{Folder}/{PaconnSettings.Icon}", connector.Icon),
            PackageFile.Json($"{Folder}/{SampleFile}", sample),
        ];
    }

    private static Template Create(PackageOptions options, ConnectorSources connector, JsonNode sample)
    {
        var customApi = CustomApi();
        var connection = Connection(customApi);
        return new Template(
            [
                "A Logic Apps (Consumption) custom connector, a connection of it, and a sample workflow where that is asked for.",
                "Written by: acs-connector package",
            ],
            Parameters(options),
            Variables(connector, sample),
            [customApi, connection, Workflow(customApi, connection)],
            [
                new TemplateOutput("connectorId", "What a workflow names as id in $connections.", customApi.Id),
                new TemplateOutput("connectionId", "What a workflow names as connectionId in $connections.", connection.Id),
            ]);
    }

    private static IReadOnlyList<TemplateParameter> Parameters(PackageOptions options) =>
    [
        new("location", "string", "The region of the connector and of every workflow that uses it.")
        {
            Default = Expression.Call("resourceGroup").Member("location"),
        },
        new("apiUrl", "string", "The address of the server, without a slash at the end.") { Default = Expression.Text(options.Api.Url) },
        new("connectorName", "string", "The name of the connector in the resource group. The connection and the workflow are named after it.")
        {
            Default = Expression.Text(options.Name.Name),
        },
        new(
            "sample",
            "bool",
            "Whether to create a workflow that makes a user, issues a token, revokes it and deletes the user whenever its address is called.")
        {
            Default = Expression.Boolean(options.Sample),
        },
        new("apiKey", "string", "An API key of the server, or the connection string of an Azure Communication Services resource.")
        {
            IsSecure = true,
        },
    ];

    private static IReadOnlyList<TemplateVariable> Variables(ConnectorSources connector, JsonNode sample) =>
    [
        TemplateVariable.Of("address", Expression.Call("split", ApiUrl, Expression.Text("/"))),
        new("definition", $"loadJsonContent('{PaconnSettings.Definition}')", connector.Definition),
        new("properties", $"loadJsonContent('{PaconnSettings.Properties}').properties", connector.Properties),
        new("icon", $"loadFileAsBase64('{PaconnSettings.Icon}')", JsonValue.Create(Convert.ToBase64String(connector.Icon))),
        new("workflowDefinition", $"loadJsonContent('{SampleFile}')", sample),
    ];

    private static TemplateResource CustomApi() => new("connector", "Microsoft.Web/customApis", "2016-06-01", ConnectorName, new(
        new("displayName", Title),
        new("description", Definition.Member("info.description")),
        new("iconUri", Expression.Between("data:image/png;base64,", Expression.Variable("icon"), "")),
        new("brandColor", Properties.Member("iconBrandColor")),
        new("apiType", Expression.Text("Rest")),
        new("capabilities", new EmptyList()),
        new("runtimeUrls", new EmptyList()),
        new("backendService", new TemplateObject(new TemplateMember("serviceUrl", ApiUrl)))
        {
            Comment = "// This is what is called; the host of the definition is what a designer shows.",
        },
        new("swagger", Expression.Call("union", Definition, Expression.Object(("host", Address.Item(2)), ("basePath", BasePath)))),
        new("connectionParameters", Properties.Member("connectionParameters"))
        {
            Comment = "#disable-next-line BCP037 // The published type knows oAuthSettings and no words for the designer.",
        }));

    /// <summary>https: / (nothing) / host / path …</summary>
    private static Expression BasePath =>
        Expression.Between("/", Expression.Call("join", Expression.Call("skip", Address, Expression.Number(3)), Expression.Text("/")), "");

    private static TemplateResource Connection(TemplateResource customApi) => new(
        "connection", "Microsoft.Web/connections", "2016-06-01", ConnectorName, new(
        new("displayName", Title),
        new("api", new TemplateObject(new TemplateMember("id", customApi.Id))),
        new("parameterValues", new TemplateObject(new TemplateMember("api_key", Expression.Parameter("apiKey"))))))
    {
        DependsOn = [customApi],
    };

    private static TemplateResource Workflow(TemplateResource customApi, TemplateResource connection)
    {
        var parameters = new TemplateObject(new TemplateMember("$connections", new TemplateObject(
            new TemplateMember("value", new TemplateObject(
                new TemplateMember("acsidentity", new TemplateObject(
                    new TemplateMember("id", customApi.Id),
                    new TemplateMember("connectionId", connection.Id),
                    new TemplateMember("connectionName", connection.OwnName))))))));
        return new("workflow", "Microsoft.Logic/workflows", "2019-05-01", Expression.Between("", ConnectorName, "-sample"), new(
            new("state", Expression.Text("Enabled")),
            new("definition", Expression.Variable("workflowDefinition")),
            new("parameters", parameters)))
        {
            Condition = Sample,
            DependsOn = [connection, customApi],
        };
    }
}
