using AcsConnector.ConnectorFiles.Json;
using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>policyTemplateInstances: one row per template. ! marks a parameter that has to be there.</summary>
internal static class PolicyShapes
{
    private const string Prefix = "x-ms-apimTemplateParameter.";

    private static readonly Dictionary<string, Template> Templates = new(StringComparer.OrdinalIgnoreCase)
    {
        ["convertarraytoobject"] = new("propertyParentPath! propertySubPath keyWithinCollectionPath! newPropertyPath!", "Request Response", ("retainKey", Word("true false"))),
        ["convertobjecttoarray"] = new("propertyParentPath! propertySubPath newPropertyPath! keyName valueName", "Request Response"),
        ["dynamichosturl"] = new("urlTemplate!"),
        ["encodepropertyvalue"] = new("propertyParentPath! propertySubPath newPropertyPath!", "Request Response"),
        ["pollingtrigger"] = new("triggerDataPath!", Sections: null, ("triggerConfig!", AnyObject)),
        ["routerequesttoendpoint"] = new("newPath!", Sections: null, ("httpMethod", Word("GET POST PUT PATCH DELETE OPTIONS HEAD @Request.OriginalHTTPMethod"))),
        ["setheader"] = new("name! value!", "Request Response Failure", ("existsAction", Word("override skip append"))),
        ["setproperty"] = new("newPropertyParentPathTemplate! newPropertySubPathTemplate! propertyValuePathTemplate!", "Request Response"),
        ["setqueryparameter"] = new("name! value!", Sections: null, ("existsAction", Word("override skip append"))),
        ["setvaluefromurl"] = new("parameterTemplate! parameterValueUrl! parameterValuePathTemplate!", "Request Response", ("httpMethod", Word("GET POST PUT"))),
        ["stringreplace"] = new("propertyParentPath! propertySubPath sourceString! replacementString! newPropertyPath!", "Request Response"),
        ["stringtoarray"] = new("propertyParentPath! propertySubPath delimiterList! childPropertyName! newPropertyPath!", "Request Response"),
        ["updatenextlink"] = new("nextLinkPropertyName! nextLinkParentPropertyPath"),
    };

    private static readonly Shape Unknown = new ObjectShape("a policy", others: _ => Anything) { { "templateId!", Word(string.Join(' ', Templates.Keys)) } };

    public static readonly Shape Instance = By(instance =>
        instance.TextOf("templateId") is { } id && Templates.TryGetValue(id, out var template) ? template.Shape(id) : Unknown);

    private sealed record Template(string Texts, string? Sections = null, (string Name, Shape Shape)? Special = null)
    {
        public ObjectShape Shape(string id)
        {
            var parameters = new ObjectShape($"the parameters of {id}")
            {
                { string.Join(' ', Texts.Split(' ').Select(name => Prefix + name)), Text },
                { "x-ms-apimTemplate-operationName", ListOf(Text) },
            };
            if (Sections is not null)
                parameters.Add("x-ms-apimTemplate-policySection", Word(Sections));
            if (Special is { } special)
                parameters.Add(Prefix + special.Name, special.Shape);

            var instance = new ObjectShape($"the policy {id}") { { "templateId! title", Text }, { "parameters", parameters } };
            if (id.Equals("pollingtrigger", StringComparison.OrdinalIgnoreCase))
                instance.Add("type", Word("PollingTrigger"));
            return instance;
        }
    }
}
