namespace AcsConnector.ConnectorFiles.Embedded;

/// <summary>The files that the program carries in itself: the repository's own connector and sample flows, and the schemas of JSON schema.</summary>
public static class EmbeddedFiles
{
    /// <summary>The files' names: those of the connector as they are, those of the samples below <c>flows/</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = typeof(EmbeddedFiles).Assembly.GetManifestResourceNames();

    /// <summary>The bytes of a file that is there.</summary>
    public static byte[] Read(string name)
    {
        using var file = typeof(EmbeddedFiles).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
