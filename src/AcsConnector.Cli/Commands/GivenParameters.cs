using AcsConnector.Flows.Values;

namespace AcsConnector.Cli.Commands;

/// <summary>The file of <c>--parameters</c>.</summary>
/// <param name="OfFlow">Values for the parameters of the flow.</param>
/// <param name="OfTemplate">Values for those of the ARM template it stands in.</param>
internal sealed record GivenParameters(ObjectValue OfFlow, ObjectValue OfTemplate)
{
    /// <summary>A name and a value each; or a template's parameter file, <c>{"parameters": {"x": {"value": …}}}</c>.</summary>
    public static GivenParameters Read(string? path)
    {
        var json = path is null ? ObjectValue.Empty : FlowFiles.ReadObject(path);
        var isTemplates = json["parameters"] is ObjectValue && (json["$schema"] ?? json["contentVersion"]) is not null;
        return isTemplates ? new GivenParameters(ObjectValue.Empty, ValuesOf((ObjectValue)json["parameters"]!)) : new GivenParameters(json, json);
    }

    private static ObjectValue ValuesOf(ObjectValue parameters) => new(new OrderedDictionary<string, Value>(parameters
        .Where(parameter => parameter.Value is ObjectValue described && described["value"] is not null)
        .Select(parameter => KeyValuePair.Create(parameter.Key, ((ObjectValue)parameter.Value)["value"]!))));
}
