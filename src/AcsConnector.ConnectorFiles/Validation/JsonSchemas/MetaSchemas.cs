using AcsConnector.ConnectorFiles.Embedded;

namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>The drafts' own schemas, which schemas refer to: the files in <c>MetaSchemas/</c>, without the descriptions.</summary>
internal static class MetaSchemas
{
    public static IReadOnlyList<(string Uri, Draft Draft, byte[] Text)> All { get; } =
    [
        ("http://json-schema.org/draft-04/schema", Draft.Four, EmbeddedFiles.Read("json-schema/draft-04.json")),
        ("http://json-schema.org/draft-06/schema", Draft.Six, EmbeddedFiles.Read("json-schema/draft-06.json")),
        ("http://json-schema.org/draft-07/schema", Draft.Seven, EmbeddedFiles.Read("json-schema/draft-07.json")),
    ];
}
