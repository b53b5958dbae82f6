using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>A file of the package; its path has slashes and begins in the output folder.</summary>
public sealed record PackageFile(string Path, byte[] Content)
{
    /// <summary>Quotes stay readable.</summary>
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Indented with four spaces, in ASCII with line feeds; other characters are escaped.</summary>
    public static PackageFile Json(string path, JsonNode json)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Readable))
            json.WriteTo(writer);
        return Text(path, Escaped(Encoding.UTF8.GetString(text.ToArray())) + "\n");
    }

    /// <summary>In ASCII with line feeds, because paconn reads a file with the encoding of its platform.</summary>
    public static PackageFile Text(string path, string text) => Ascii.IsValid(text)
        ? new PackageFile(path, Encoding.ASCII.GetBytes(text.ReplaceLineEndings("\n")))
        : throw new PackagingException($"{path} would hold characters that are not ASCII: write them as \\u escapes or leave them out.");

    /// <summary>JSON has such characters in texts alone.</summary>
    private static string Escaped(string json) => Ascii.IsValid(json)
        ? json
        : string.Concat(json.Select(character => char.IsAscii(character) ? $"{character}" : $"\\u{(int)character:x4}"));
}
