using System.Globalization;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>
/// A template of Azure Resource Manager, with every Microsoft.Logic/workflows in it and in its nested templates.
/// <c>[parameters('x')]</c> and its like are resolved, in definitions and around them, where the template has the value.
/// </summary>
internal static class ArmTemplate
{
    private const string WorkflowType = "Microsoft.Logic/workflows";

    public static IReadOnlyList<FlowDefinition> Read(FlowJson file) => Read(file, ObjectValue.Empty);

    private static List<FlowDefinition> Read(FlowJson file, ObjectValue values)
    {
        var flows = new List<FlowDefinition>();
        Collect(file, file.Root, "", new ArmScope(file.Root, values), flows);
        // A value that the flow is given by its own parameter's name comes before the template's.
        return flows.ConvertAll(flow => flow with { Unresolved = [.. flow.Unresolved.Where(text => text.OfParameter is null || values[text.OfParameter] is null)] });
    }

    private static void Collect(FlowJson file, ObjectValue parent, string pointer, ArmScope scope, List<FlowDefinition> flows)
    {
        foreach (var (key, json) in Resources(parent["resources"]))
        {
            if (json is not ObjectValue resource)
                continue;
            var place = $"{pointer}/resources/{JsonPointer.Escape(key)}";
            var properties = resource["properties"].AsObject();
            if (resource["type"].IsText(WorkflowType) && FlowShape.IsDefinition(properties["definition"]))
                flows.Add(Flow(file, resource, properties, place + "/properties/definition", scope));
            if (properties["template"] is ObjectValue nested)
                Collect(file, nested, place + "/properties/template", ScopeOf(properties, nested, scope), flows);
            Collect(file, resource, place, scope, flows);
        }
    }

    /// <summary>A list, or named resources since language version 2.0.</summary>
    private static IEnumerable<KeyValuePair<string, Value>> Resources(Value? resources) => resources switch
    {
        ArrayValue list => list.Items.Select((item, index) => KeyValuePair.Create(index.ToString(CultureInfo.InvariantCulture), item)),
        ObjectValue named => named,
        _ => [],
    };

    /// <summary>Expressions of a nested template are the outer one's unless it asks for its own scope.</summary>
    private static ArmScope ScopeOf(ObjectValue deployment, ObjectValue nested, ArmScope outer) =>
        deployment["expressionEvaluationOptions"].Member("scope").IsText("inner")
            ? new ArmScope(nested, FlowShape.ParameterValues(outer.Resolve(deployment["parameters"].AsObject())))
            : outer;

    private static FlowDefinition Flow(FlowJson file, ObjectValue resource, ObjectValue properties, string pointer, ArmScope scope)
    {
        var written = resource["name"].Text();
        var name = written is null ? file.Stem : scope.Resolve(written).ToText();
        var unresolved = new List<UnresolvedText>();
        var parameters = ResolveParameters(properties["parameters"].AsObject(), pointer[..^"/definition".Length] + "/parameters", scope, unresolved);
        var definition = (ObjectValue)scope.Resolve(properties["definition"]!, pointer, unresolved);
        return new FlowDefinition
        {
            Name = name,
            Host = FlowHost.Consumption,
            File = file.File,
            Pointer = pointer,
            Definition = definition,
            Unresolved = unresolved,
            WithTemplateValues = values => FlowDefinition.Together(Read(file, values)).First(flow => flow.Pointer == pointer),
            ParameterValues = FlowShape.ParameterValues(parameters),
            Connections = FlowShape.Connections(parameters),
            Aliases = FlowShape.Aliases(name, written, ResourceId(written), file.Stem),
        };
    }

    private static ObjectValue ResolveParameters(ObjectValue parameters, string pointer, ArmScope scope, List<UnresolvedText> unresolved)
    {
        var resolved = new OrderedDictionary<string, Value>();
        foreach (var (name, value) in parameters)
        {
            var texts = new List<UnresolvedText>();
            resolved[name] = scope.Resolve(value, $"{pointer}/{JsonPointer.Escape(name)}", texts);
            // What connections are called in the cloud is of no use here.
            if (!FlowShape.IsConnections(name))
                unresolved.AddRange(texts.Select(text => text with { OfParameter = name }));
        }

        return new ObjectValue(resolved);
    }

    /// <summary>How a Workflow action of the same template names this one.</summary>
    private static string? ResourceId(string? name) => name switch
    {
        null => null,
        _ when ArmScope.IsExpression(name) => $"[resourceId('{WorkflowType}',{name[1..^1]})]",
        _ => $"[resourceId('{WorkflowType}','{name}')]",
    };
}
