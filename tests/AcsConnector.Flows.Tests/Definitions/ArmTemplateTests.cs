using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Tests.Engine;
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
        { "[reference('x').name]", "[reference('x').name]" },
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
                            "computed": {"defaultValue": "[reference('x')]"} },
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
                "$connections": {"value": {"acs": {"id": "[concat('/x/', parameters('scope'))]", "connectionId": "[reference('y')]"} } } } } }]}
            """);

        var flow = FlowFile.Read(path)[0];

        Assert.Equal(
            "tokens | Consumption | /resources/0/properties/definition | tokens [resourceId('Microsoft.Logic/workflows','tokens')] azuredeploy"
            + """ | {"scope":"chat","key":"[parameters('key')]"} | {"acs":{"id":"/x/chat","connectionId":"[reference('y')]"}} | {}""",
            FlowFiles.Summary(flow));
    }

    /// <summary>A text of a definition, and what the flow has in its place.</summary>
    public static TheoryData<string, string> Texts => new()
    {
        { "[parameters('to')]", "\"a@contoso.com\"" },
        { "[concat('x-', parameters('TO'))]", "\"x-a@contoso.com\"" },
        { "[[literal]", "\"[literal]\"" },
        { "[parameters('list')[1]]", "2" },
        { "[parameters('list')]", "[1,2]" },
        { "[concat(parameters('list'), parameters('list'))]", "[1,2,1,2]" },
        { "[variables('mail')]", "\"Mail a@contoso.com\"" },
        { "[format('{0}-{1:000}', toUpper('a'), 7)]", "\"A-007\"" },
        { "[resourceGroup().name]", "\"local\"" },
        { "[subscription().subscriptionId]", "\"00000000-0000-0000-0000-000000000000\"" },
        {
            "[resourceId('Microsoft.Web/connections', 'office365')]",
            "\"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/local/providers/Microsoft.Web/connections/office365\""
        },
        { "@{variables('x')} [parameters('to')]", "\"@{variables('x')} [parameters('to')]\"" },
        { "[INFO]", "\"[INFO]\"" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Texts_of_a_definition_are_resolved(string written, string resolved)
    {
        using var files = new FlowFiles();
        var flow = FlowFile.Read(Template(files, written))[0];

        Assert.Empty(flow.Unresolved);
        Assert.Equal($$$$"""{"triggers":{"t":{"type":"Request"}},"actions":{"a":{"type":"Compose","inputs":[{{{{resolved}}}}]}}}""", ValueJson.Write(flow.Definition));
    }

    [Fact]
    public void A_unique_string_has_thirteen_characters_and_is_the_same_for_the_same()
    {
        using var files = new FlowFiles();
        string[] texts = ["[uniqueString(resourceGroup().id)]", "[uniqueString(resourceGroup().id)]", "[uniqueString('other')]"];
        var made = texts.Select(text => ValueJson.Write(FlowFile.Read(Template(files, text))[0].Definition)).ToList();

        Assert.Matches("\"inputs\":\\[\"[a-z2-7]{13}\"\\]", made[0]);
        Assert.Equal(made[0], made[1]);
        Assert.NotEqual(made[0], made[2]);
    }

    [Theory]
    [InlineData("[parameters('unset')]", "'[parameters('unset')]' needs a value: the parameter 'unset' of the template has none")]
    [InlineData("[concat(variables('wants'), 'x')]", "the parameter 'unset' of the template has none")]
    [InlineData("[reference('x').key]", "'[reference('x').key]' has a value in a deployment alone")]
    [InlineData("[variables('circle')]", "has a value in a deployment alone")]
    public void What_has_no_value_is_refused_by_name(string written, string reason)
    {
        using var files = new FlowFiles();
        var flow = FlowFile.Read(Template(files, written))[0];

        var problem = Assert.Single(Assert.Throws<FlowRefusedException>(() => RunnableFlow.Load(flow, FlowEnvironment.Empty)).Problems);

        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.Equal("/resources/0/properties/definition/actions/a/inputs/0", problem.Pointer);
    }

    [Fact]
    public void Values_for_the_templates_parameters_come_before_their_defaults()
    {
        using var files = new FlowFiles();
        var flow = FlowFile.Read(Template(files, "[concat(parameters('unset'), parameters('to'))]"))[0]
            .WithTemplateParameters(new ObjectValue(("unset", "b"), ("TO", "c")));

        Assert.Contains("\"inputs\":[\"bc\"]", ValueJson.Write(flow.Definition), StringComparison.Ordinal);
        Assert.NotNull(RunnableFlow.Load(flow, FlowEnvironment.Empty));
    }

    [Fact]
    public void A_parameter_of_the_flow_that_has_no_value_is_refused_unless_it_is_given()
    {
        using var files = new FlowFiles();
        var path = files.Write("azuredeploy.json", $$$"""
            {"parameters": {"key": {"type": "securestring"}}, "resources": [{"type": "Microsoft.Logic/workflows", "name": "w", "properties": {
              "definition": {{{FlowFiles.Definition}}}, "parameters": {"apiKey": {"value": "[parameters('key')]"}, "$connections": {"value": "[parameters('key')]"} } } }]}
            """);
        var flow = FlowFile.Read(path)[0];

        var problem = Assert.Single(Assert.Throws<FlowRefusedException>(() => RunnableFlow.Load(flow, FlowEnvironment.Empty)).Problems);
        Assert.Equal("/resources/0/properties/parameters/apiKey/value", problem.Pointer);
        Assert.NotNull(RunnableFlow.Load(flow.WithTemplateParameters(new ObjectValue(("key", "k"))), FlowEnvironment.Empty));
        Assert.NotNull(RunnableFlow.Load(flow.WithTemplateParameters(new ObjectValue(("apiKey", "k"))), FlowEnvironment.Empty));
    }

    [Theory]
    [InlineData("[parameters('child')]", "[resourceId('Microsoft.Logic/workflows', parameters('child'))]")]
    [InlineData("[parameters('to')]", "[resourceId('Microsoft.Logic/workflows',parameters('to'))]")]
    public void A_parent_runs_the_child_that_the_template_names(string name, string reference)
    {
        using var files = new FlowFiles();
        var path = files.Write("azuredeploy.json", $$$$$"""
            {"parameters": {"child": {"type": "string"}, "to": {"defaultValue": "kid"}}, "resources": [
              {"type": "Microsoft.Logic/workflows", "name": {{{{{ValueJson.Write(name)}}}}}, "properties": {"definition": {
                "triggers": {"t": {"type": "Request"}}, "actions": {"r": {"type": "Response", "inputs": {"statusCode": 201} } } } } },
              {"type": "Microsoft.Logic/workflows", "name": "parent", "properties": {"definition": {
                "triggers": {"t": {"type": "Request"}}, "actions": {"c": {"type": "Workflow", "inputs": {"host": {"workflow": {"id": {{{{{ValueJson.Write(reference)}}}}} } } } } } } } }]}
            """);
        var flows = FlowFile.Read(path);
        var parent = RunnableFlow.Load(flows[1], new FlowEnvironment { ChildFlows = flows });

        Assert.Contains("201", Runs.Run(parent, new Requests()).Record("c").Outputs!.ToText(), StringComparison.Ordinal);
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

    private static string Template(FlowFiles files, string text) => files.Write("azuredeploy.json", $$$$$$"""
        {"parameters": {"to": {"defaultValue": "a@contoso.com"}, "list": {"defaultValue": [1, 2]}, "unset": {"type": "string"}},
         "variables": {"mail": "[concat('Mail ', parameters('to'))]", "wants": "[parameters('unset')]", "circle": "[variables('circle')]"},
         "resources": [{"type": "Microsoft.Logic/workflows", "name": "w", "properties": {"definition":
           {"triggers": {"t": {"type": "Request"}}, "actions": {"a": {"type": "Compose", "inputs": [{{{{{{ValueJson.Write(text)}}}}}}]}}}}}]}
        """);
}
