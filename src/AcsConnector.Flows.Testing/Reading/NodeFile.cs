using System.Text;

namespace AcsConnector.Flows.Testing.Reading;

/// <summary>Reads a file as nodes: JSON where its name ends so, else YAML.</summary>
internal static class NodeFile
{
    /// <summary>In bytes.</summary>
    private const int MaxSize = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="NodeException">It is too large, no text, or neither YAML nor JSON.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Node Read(string path)
    {
        var text = ReadText(path);
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? JsonNodes.Parse(text) : YamlNodes.Parse(text);
    }

    private static string ReadText(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"'{path}' does not exist.");
        using var file = File.OpenRead(path);
        if (file.Length > MaxSize)
            throw new NodeException(new Place(1, 1), "It is larger than 1 MB.");
        using var reader = new StreamReader(file, StrictUtf8);
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new NodeException(new Place(1, 1), "It is not text in UTF-8.");
        }
    }
}
