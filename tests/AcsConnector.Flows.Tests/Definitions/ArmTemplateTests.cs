using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Definitions;

public sealed class ArmTemplateTests
{
    /// <summary>A workflow's name as the template has it, and as it is read.</summary>
    public static TheoryData<string, string> Names => new()
    {
        { "tokens", "tokens" },
        { "[parameters('name')]", "tokens" },
        { "[Parameters('NAME')]", "tokens" },
        { "[concat(parameters('name'), '-', variables('stage'), 1)]", "tokens-tokens-test1" },
        { "[parameters('app').name]", "inner" },
        { "[parameters('unset')]", "[parameters('unset')]" },
        { "[parameters('computed')]", "[parameters('computed')]" },
        { "[concat('a', parameters('computed'))]", "[concat('a', parameters('computed'))]" },
        { "[concat('a', parameters('unset'))]", "[concat('a', parameters('unset'))]" },
        { "[variables('circle')]", "[variables('circle')]" },
        { "[uniqueString(resourceGroup().id)]", "[uniqueString(resourceGroup().id)]" },
        { "[no expression (]", "[no expression (]" },
        { "[[literal]", "[literal]" },
        { "[]", "[]" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_are_resolved_where_the_template_has_the_value(string written, string name)
    {
        using var files = new FlowFiles();
        var path = files.Write("azuredeploy.json", $$"""
            {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
             "parameters": {"name": {"defaultValue": "tokens"}, "unset": {"type": "string"}, "app": {"defaultValue": {"name": "inner"} },
                            "computed": {"defaultValue": "[resourceGroup().name]"} },
             "variables": {"stage": "[concat(parameters('name'), '-test')]", "circle": "[variables('circle')]"},
             "resources": [{"type": "Microsoft.Logic/workflows", "name": {{ValueJson.Write(written)}}, "properties": {"definition": {{FlowFiles.Definition}} } }]}
            """);

        var flow = Assert.Single(FlowFile.Read(path));

        Assert.Equal(name, flow.Name);
        Assert.Contains(written, flow.Aliases);
    }

    [Fact]
    public void Every_workflow_is_found_also_in_nested_templates()
    {
        using var files = new FlowFiles();
        var workflow = $$"""{"type": "microsoft.logic/Workflows", "name": "[parameters('name')]", "properties": {"definition": {{FlowFiles.Definition}} } }""";
        var path = files.Write("azuredeploy.json", $$"""
            {"parameters": {"name": {"defaultValue": "outer"} }, "resources": [
              {"type": "Microsoft.Web/connections"},
              {{workflow}},
              {"type": "Microsoft.Resources/deployments", "properties": {"template": {"resources": [{{workflow}}]} } },
              {"type": "Microsoft.Resources/deployments", "properties": {
                "expressionEvaluationOptions": {"scope": "inner"},
                "parameters": {"name": {"value": "[concat(parameters('name'), '-given')]"} },
                "template": {"parameters": {"name": {"defaultValue": "inner"} }, "resources": {"a/b": {{workflow}}} } } },
              {"type": "x", "resources": [{{workflow}}]}
            ]}
            """);

        var flows = FlowFile.Read(path);

        Assert.Equal(["outer", "outer", "outer-given", "outer"], flows.Select(flow => flow.Name));
        Assert.Equal(
            [
                "/resources/1/properties/definition",
                "/resources/2/properties/template/resources/0/properties/definition",
                "/resources/3/properties/template/resources/a~1b/properties/definition",
                "/resources/4/resources/0/properties/definition",
            ],
            flows.Select(flow => flow.Pointer));
    }

    [Fact]
    public void Parameters_and_connections_around_the_definition_are_resolved()
    {
        using var files = new FlowFiles();
        var path = files.Write("azuredeploy.json", $$$"""
            {"parameters": {"scope": {"defaultValue": "chat"}, "key": {"type": "securestring"}}, "resources": [
              {"type": "Microsoft.Logic/workflows", "name": "tokens", "properties": {"definition": {{{FlowFiles.Definition}}}, "parameters": {
                "scope": {"value": "[parameters('scope')]"}, "key": {"value": "[parameters('key')]"},
                "$connections": {"value": {"acs": {"id": "[concat('/x/', parameters('scope'))]", "connectionId": "[resourceId('y')]"} } } } } }]}
            """);

        var flow = FlowFile.Read(path)[0];

        Assert.Equal(
            "tokens | Consumption | /resources/0/properties/definition | tokens [resourceId('Microsoft.Logic/workflows','tokens')] azuredeploy"
            + """ | {"scope":"chat","key":"[parameters('key')]"} | {"acs":{"id":"/x/chat","connectionId":"[resourceId('y')]"}} | {}""",
            FlowFiles.Summary(flow));
    }

    [Fact]
    public void Definitions_stay_as_they_are()
    {
        using var files = new FlowFiles();
        var path = files.Write("azuredeploy.json", """
            {"parameters": {"x": {"defaultValue": "y"}}, "resources": [{"type": "Microsoft.Logic/workflows", "name": "tokens", "properties": {
              "definition": {"actions": {"a": {"type": "Compose", "inputs": ["[parameters('x')]", "[[x]"]}}}}}]}
            """);

        Assert.Equal(
            """{"actions":{"a":{"type":"Compose","inputs":["[parameters('x')]","[[x]"]}}}""",
            ValueJson.Write(FlowFile.Read(path)[0].Definition));
    }

    [Fact]
    public void A_parent_finds_its_child_by_the_expression_that_both_use()
    {
        using var files = new FlowFiles();
        var path = files.Write("azuredeploy.json", $$"""
            {"resources": [{"type": "Microsoft.Logic/workflows", "name": "[parameters('Child')]", "properties": {"definition": {{FlowFiles.Definition}} } }]}
            """);

        Assert.Contains("[resourceId('Microsoft.Logic/workflows',parameters('Child'))]", FlowFile.Read(path)[0].Aliases);
    }

    [Fact]
    public void Variables_that_multiply_each_other_come_to_an_end()
    {
        using var files = new FlowFiles();
        var variables = string.Join(",", Enumerable.Range(0, 40).Select(i => $"\"v{i}\": \"[concat(variables('v{i + 1}'), variables('v{i + 1}'))]\""));
        var lists = string.Join(",", Enumerable.Range(0, 40).Select(i => $"\"w{i}\": [\"[variables('w{i + 1}')]\", \"[variables('w{i + 1}')]\"]"));
        var path = files.Write("azuredeploy.json", $$"""
            {"variables": { {{variables}}, {{lists}} }, "resources": [{"type": "Microsoft.Logic/workflows", "name": "[variables('v0')]",
             "properties": {"parameters": {"a": {"value": "[variables('w0')]"} }, "definition": {{FlowFiles.Definition}} } }]}
            """);

        Assert.Equal("[variables('v0')]", FlowFile.Read(path)[0].Name);
    }
}
