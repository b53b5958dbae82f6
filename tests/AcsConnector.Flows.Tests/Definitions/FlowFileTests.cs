using System.Text;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Definitions;

/// <summary>One JSON file of each shape.</summary>
public sealed class FlowFileTests
{
    private const string Solution =
        """{"properties": {"connectionReferences": {"shared_x": {"runtimeSource": "embedded"}}, "definition": §}, "schemaVersion": "1.0.0.0"}""";

    /// <summary>File, content (§ is a definition), and name | host | pointer | aliases | parameter values | connections | app settings.</summary>
    public static TheoryData<string, string, string> Shapes => new()
    {
        {
            "IssueToken-A68E0A7E-37EC-EE11-904D-000D3A8EDEA8.json", Solution,
            "IssueToken | PowerAutomate | /properties/definition | IssueToken a68e0a7e-37ec-ee11-904d-000d3a8edea8 "
            + """IssueToken-A68E0A7E-37EC-EE11-904D-000D3A8EDEA8 | {} | {"shared_x":{"runtimeSource":"embedded"}} | {}"""
        },
        {
            "IssueToken.json", Solution,
            """IssueToken | PowerAutomate | /properties/definition | IssueToken | {} | {"shared_x":{"runtimeSource":"embedded"}} | {}"""
        },
        {
            "flows/11aa/definition.json",
            """
            {"name": "22bb", "id": "/providers/Microsoft.Flow/flows/22bb", "type": "Microsoft.Flow/flows",
             "properties": {"apiId": "x", "displayName": "Issue a token", "definition": §, "connectionReferences": {"shared_x": {"source": "Embedded"}}}}
            """,
            "Issue a token | PowerAutomate | /properties/definition | Issue a token 22bb /providers/Microsoft.Flow/flows/22bb 11aa "
            + """| {} | {"shared_x":{"source":"Embedded"}} | {}"""
        },
        {
            "tokens.json",
            """
            {"definition": §, "parameters": {
              "$connections": {"value": {"acs": {"connectionId": "/c/1"}}}, "scope": {"value": "chat"}, "none": {"type": "String"}}}
            """,
            """tokens | Consumption | /definition | tokens | {"scope":"chat"} | {"acs":{"connectionId":"/c/1"}} | {}"""
        },
        { "tokens.json", """{"definition": §}""", "tokens | Consumption | /definition | tokens | {} | {} | {}" },
        { "tokens.json", "§", "tokens | Consumption |  | tokens | {} | {} | {}" },
        { "tokens.json", """{"definition": §, "kind": "Stateful"}""", "tokens | Standard | /definition | tokens | {} | {} | {}" },
        {
            "tokens.json", """{"parameters": {"$authentication": {"type": "SecureObject"}}, "triggers": {}, "actions": {}}""",
            "tokens | PowerAutomate |  | tokens | {} | {} | {}"
        },
        {
            "tokens.json", """{"triggers": {}, "actions": {"a": {"inputs": {"host": {"connection": {"referenceName": "acs"}}}}}}""",
            "tokens | Standard |  | tokens | {} | {} | {}"
        },
        {
            "live.json",
            """
            {"id": "/subscriptions/1/resourceGroups/g/providers/Microsoft.Logic/workflows/tokens", "name": "tokens", "type": "Microsoft.Logic/workflows",
             "properties": {"definition": §, "parameters": {"$connections": {"value": {"acs": {}}}}}}
            """,
            "tokens | Consumption | /properties/definition | tokens /subscriptions/1/resourceGroups/g/providers/Microsoft.Logic/workflows/tokens live "
            + """| {} | {"acs":{}} | {}"""
        },
        {
            "gallery.json",
            """
            {"id": "/providers/Microsoft.Logic/galleries/public/templates/33cc", "name": "33cc", "type": "Microsoft.Logic/galleries/templates",
             "properties": {"displayName": "Tokens", "definition": §, "connectionReferences": {"acs": {"connection": {"id": ""}}}}}
            """,
            "Tokens | Consumption | /properties/definition | Tokens 33cc /providers/Microsoft.Logic/galleries/public/templates/33cc gallery "
            + """| {} | {"acs":{"connection":{"id":""}}} | {}"""
        },
        {
            "run.json",
            """
            {"id": "/workflows/Tokens/runs/08", "name": "08", "type": "workflows/runs", "properties": {"actions": {}, "trigger": {},
             "workflow": {"id": "/workflows/Tokens/versions/09", "name": "09", "properties": {"definition": §, "parameters": {"scope": {"value": "chat"}}}}}}
            """,
            """Tokens | Standard | /properties/workflow/properties/definition | Tokens /workflows/Tokens/versions/09 run | {"scope":"chat"} | {} | {}"""
        },
    };

    /// <summary>JSON files that lie about, and are no flows.</summary>
    public static TheoryData<string> OtherFiles =>
    [
        "{}",
        "[]",
        "null",
        "\"text\"",
        """{"swagger": "2.0", "paths": {}}""",
        """{"definition": "text", "kind": "Stateful"}""",
        """{"definition": {"actions": []}}""",
        """{"properties": {"definition": null}, "schemaVersion": "1.0.0.0"}""",
        """{"properties": [], "type": "Microsoft.Flow/flows"}""",
        """{"actions": {}}""",
        """{"resources": [{"type": "Microsoft.Logic/workflows", "properties": {"definition": "[parameters('definition')]"}}]}""",
        """{"resources": [1, null, {"type": 5, "properties": []}]}""",
        """{"id": 1, "name": [], "type": "workflows/runs", "properties": {"workflow": {"properties": {}}}}""",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_shape_is_read(string file, string content, string summary)
    {
        using var files = new FlowFiles();
        var path = files.Write(file, content.Replace("§", FlowFiles.Definition, StringComparison.Ordinal));

        var flow = Assert.Single(FlowFile.Read(path));

        Assert.Equal(summary, FlowFiles.Summary(flow));
        Assert.Equal(path, flow.File);
        Assert.Equal(Follow(path, flow.Pointer), flow.Definition);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_is_no_part_of_the_text(string encoding)
    {
        using var files = new FlowFiles();
        var mark = Encoding.GetEncoding(encoding);
        var path = files.Write("flow.json", [.. mark.GetPreamble(), .. mark.GetBytes(FlowFiles.Definition)]);

        Assert.Single(FlowFile.Read(path));
    }

    [Fact]
    public void What_the_reader_does_not_know_is_kept()
    {
        using var files = new FlowFiles();
        var path = files.Write("flow.json", """{"x": 1, "triggers": {}, "actions": {}, "parameters": {"Size (pre_Size)": {"defaultValue": 1}}}""");

        var definition = FlowFile.Read(path)[0].Definition;

        Assert.Equal(1L, definition["x"]!);
        Assert.NotNull(((ObjectValue)definition["parameters"]!)["Size (pre_Size)"]);
    }

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void Other_json_is_refused_with_what_to_pass(string content)
    {
        using var files = new FlowFiles();
        var path = files.Write("other.json", content);

        var message = Assert.Throws<FlowFileException>(() => FlowFile.Read(path)).Message;

        Assert.StartsWith($"{path} is JSON, but no flow. Pass ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nowhere.json")]
    [InlineData("no/where")]
    [InlineData("\0")]
    public void A_path_to_nothing_is_refused(string path) => Assert.Throws<FlowFileException>(() => FlowFile.Read(path));

    private static Value Follow(string path, string pointer) => pointer.Split('/')
        .Skip(1)
        .Aggregate(ValueJson.Parse(File.ReadAllText(path)), (json, name) => ((ObjectValue)json)[name]!);
}
