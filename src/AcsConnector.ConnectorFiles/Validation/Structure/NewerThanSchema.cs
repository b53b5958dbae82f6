using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>
/// Names that published connectors use and the published schemas refuse: those of October 2024, some of them those of 2026 too. They are
/// reported, not refused; what the newer schemas have is reported only by an older schema.
/// </summary>
internal static class NewerThanSchema
{
    private static readonly Row[] Rows =
    [
        new("connectionParameterSets", "'properties'", "several ways to sign in.", InSchemaOf2026: true),
        new("scriptOperations", "'properties'", "the operations that custom code handles.", InSchemaOf2026: true),
        new("GlobalPerConnector", "redirectMode", "the redirect address of new connectors.", InSchemaOf2026: true),
        new("schema", "uiDefinition", "the type of a connection parameter, once more.", InSchemaOf2026: true, In: "uiDefinition"),
        new("displayname", "uiDefinition of a set", "another spelling of displayName.", InSchemaOf2026: true, In: "uiDefinition"),
        new("enableOnbehalfOfLogin", "customParameters of aad", "signing in on behalf of the user."),
        new("script", "settings.json", "the custom code that paconn uploads."),
        new("duration", "format", "a length of time."),
        new("x-ms-agentic-protocol", "operation", "an MCP server."),
        new("x-ms-editor", "schema", "another input control."),
        new("x-ms-editor", "parameter", "another input control."),
        new("x-ms-editor-options", "schema", "what that control offers."),
        new("x-ms-editor-options", "parameter", "what that control offers."),
        new("x-ms-keywords", "info", "words to find the connector by."),
        new("x-ms-openai-data", "operation", "what an assistant is told."),
        new("x-ms-openai-data", "info", "what an assistant is told."),
        new("x-ms-openai-data", "document", "what an assistant is told."),
        new("x-ms-openai-manifest", "document", "what an assistant is told of the connector."),
        new("x-ms-openai-published-to-copilots", "info", "the connector is offered to assistants."),
        new("x-ms-require-user-confirmation", "operation", "an assistant asks before it calls."),
    ];

    /// <summary>What a name is for in this place, or null.</summary>
    public static string? Use(string name, string place) => Array.Find(Rows, row => row.Name == name && place.EndsWith(row.Place, StringComparison.Ordinal))?.What;

    /// <summary>What a name is for, in any place: an outside schema does not say what a place is called.</summary>
    public static string? Use(string name, Node member) =>
        Array.Find(Rows, row => row.Name == name && (row.In is null || row.In == member.Parent?.Name))?.What;

    public static IEnumerable<(string Name, string Place, string Use, bool InSchemaOf2026)> All =>
        Rows.Select(row => (row.Name, row.Place, row.What, row.InSchemaOf2026));

    private sealed record Row(string Name, string Place, string What, bool InSchemaOf2026 = false, string? In = null);
}
