using System.Globalization;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>
/// A template of Azure Resource Manager, with every Microsoft.Logic/workflows in it and in its nested templates.
/// Definitions stay as they are; <c>[parameters('x')]</c> around them is resolved where the template has the value.
/// </summary>
internal static class ArmTemplate
{
    private const string WorkflowType = "Microsoft.Logic/workflows";

    public static IReadOnlyList<FlowDefinition> Read(FlowJson file)
    {
        var flows = new List<FlowDefinition>();
        Collect(file, file.Root, "", new ArmScope(file.Root), flows);
        return flows;
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
        var parameters = scope.Resolve(properties["parameters"].AsObject());
        return new FlowDefinition
        {
            Name = name,
            Host = FlowHost.Consumption,
            File = file.File,
            Pointer = pointer,
            Definition = (ObjectValue)properties["definition"]!,
            ParameterValues = FlowShape.ParameterValues(parameters),
            Connections = FlowShape.Connections(parameters),
            Aliases = FlowShape.Aliases(name, written, ResourceId(written), file.Stem),
        };
    }

    /// <summary>How a Workflow action of the same template names this one.</summary>
    private static string? ResourceId(string? name) => name switch
    {
        null => null,
        _ when ArmScope.IsExpression(name) => $"[resourceId('{WorkflowType}',{name[1..^1]})]",
        _ => $"[resourceId('{WorkflowType}','{name}')]",
    };
}
