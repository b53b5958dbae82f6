using System.Xml;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// Reads XML of unknown origin. A document type is kept, because <c>json</c> shows it; nothing it refers to is fetched,
/// no entity of its own is expanded, and elements nest no deeper than JSON may.
/// </summary>
internal static class XmlText
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        // Zero would mean without limit.
        MaxCharactersFromEntities = 1,
    };

    /// <exception cref="XmlException">The text is not XML.</exception>
    public static XmlDocument Load(string text)
    {
        using (var reader = XmlReader.Create(new StringReader(text), Settings))
            Check(reader);
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(text);
        return document;
    }

    /// <exception cref="XmlException">The bytes are not XML in the encoding it declares.</exception>
    public static XmlDocument Load(byte[] content)
    {
        using (var reader = XmlReader.Create(new MemoryStream(content), Settings))
            Check(reader);
        var document = new XmlDocument { XmlResolver = null };
        document.Load(new MemoryStream(content));
        return document;
    }

    private static void Check(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.Depth > ValueJson.MaxNesting)
                throw new XmlException($"The elements nest deeper than {ValueJson.MaxNesting} levels.");
        }
    }
}
