using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>Names that published connectors use and the published schemas (October 2024) refuse. They are reported, not refused.</summary>
internal static class NewerThanSchema
{
    private static readonly Row[] Rows =
    [
        new("connectionParameterSets", "'properties'", "several ways to sign in."),
        new("scriptOperations", "'properties'", "the operations that custom code answers."),
        new("GlobalPerConnector", "redirectMode", "the redirect address of new connectors."),
        new("enableOnbehalfOfLogin", "customParameters of aad", "signing in on behalf of the user."),
        new("script", "settings.json", "the custom code that paconn uploads."),
        new("duration", "format", "a length of time."),
        new("x-ms-editor", "schema", "another input control."),
        new("x-ms-editor", "parameter", "another input control."),
        new("x-ms-keywords", "info", "words to find the connector by."),
        new("x-ms-openai-data", "operation", "what an assistant is told."),
        new("x-ms-require-user-confirmation", "operation", "an assistant asks before it calls."),
    ];

    /// <summary>What a name is for in this place, or null.</summary>
    public static string? Use(string name, string place) => Array.Find(Rows, row => row.Name == name && place.EndsWith(row.Place, StringComparison.Ordinal))?.What;

    /// <summary>What a name is for, wherever it stands: an outside schema does not say what a place is called.</summary>
    public static string? Use(string name) => Array.Find(Rows, row => row.Name == name)?.What;

    public static IEnumerable<(string Name, string Place, string Use)> All => Rows.Select(row => (row.Name, row.Place, row.What));

    private sealed record Row(string Name, string Place, string What);
}
