namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>The drafts' own schemas, which schemas refer to: the files in <c>MetaSchemas/</c>, without the descriptions.</summary>
internal static class MetaSchemas
{
    public static IReadOnlyList<(string Uri, Draft Draft, byte[] Text)> All { get; } =
    [
        ("http://json-schema.org/draft-04/schema", Draft.Four, ReadEmbedded("draft-04.json")),
        ("http://json-schema.org/draft-06/schema", Draft.Six, ReadEmbedded("draft-06.json")),
        ("http://json-schema.org/draft-07/schema", Draft.Seven, ReadEmbedded("draft-07.json")),
    ];

    private static byte[] ReadEmbedded(string name)
    {
        using var file = typeof(MetaSchemas).Assembly.GetManifestResourceStream($"json-schema/{name}")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
