using System.Globalization;
using System.Xml;
using AcsConnector.Flows.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// XML to JSON and back with Newtonsoft's converter, whose conventions are the service's: <c>@attribute</c>, <c>#text</c>.
/// </summary>
internal static class XmlJson
{
    private static readonly XmlNodeConverter Converter = new();

    /// <summary>The converter asks it for nothing, and a real one would bring reflection along.</summary>
    private const JsonSerializer NoSerializer = null!;

    public static Value ToValue(XmlDocument document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new WriterWithoutComments(text))
            Converter.WriteJson(writer, document, NoSerializer);
        return ValueJson.Parse(text.ToString());
    }

    public static XmlDocument ToDocument(ObjectValue json)
    {
        using var reader = new JsonTextReader(new StringReader(ValueJson.Write(json)))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = ValueJson.MaxNesting,
        };
        reader.Read();
        var document = (XmlDocument)Converter.ReadJson(reader, typeof(XmlDocument), null, NoSerializer)!;
        return document.DocumentElement is null ? throw new XmlException("Root element is missing.") : document;
    }

    /// <summary>Whether XML or JSON that cannot be converted ends in this kind of exception.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is XmlException or JsonException or ValueJsonException or ArgumentException or InvalidOperationException;

    /// <summary>The service shows where several comments stood, and none of them.</summary>
    private sealed class WriterWithoutComments(TextWriter text) : JsonTextWriter(text)
    {
        public override void WriteComment(string? text)
        {
        }
    }
}
