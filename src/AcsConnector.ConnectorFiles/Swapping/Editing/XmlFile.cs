using System.Security;
using System.Text;
using System.Xml;

namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>An XML file with the places of its elements, and changes of it.</summary>
internal sealed class XmlFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly FileEdits _edits;
    private readonly string _text;
    private readonly int _mark;
    private readonly List<int> _lines = [0];

    /// <exception cref="SwapException">The file is not XML in UTF-8.</exception>
    public XmlFile(FileEdits edits)
    {
        _edits = edits;
        _mark = edits.Content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            _text = Strict.GetString(edits.Content, _mark, edits.Content.Length - _mark);
            FindLines();
            Root = ReadElements();
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException)
        {
            throw new SwapException($"{edits.File} is not XML in UTF-8: {e.Message} Export the solution once more.");
        }
    }

    public XmlPart Root { get; }

    /// <summary>Puts another text in the place of a text, or a word of it.</summary>
    public void Replace(XmlPart part, XmlText text, string before, string after)
    {
        if (before == after)
            return;
        var place = text.Content.LastIndexOf(before, StringComparison.OrdinalIgnoreCase);
        var changed = text.Content[..place] + after + text.Content[(place + before.Length)..];
        var at = _text[text.Start..text.End].LastIndexOf(before, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            Edit(text.Start, text.End, SecurityElement.Escape(changed));
        else
            Edit(text.Start + at, text.Start + at + before.Length, SecurityElement.Escape(after));
        _edits.Tell(ByteOf(text.Start), text == part.Text ? part.Path : $"{part.Path}/@{text.Attribute}", text.Content, changed);
    }

    /// <summary>Adds XML behind an element.</summary>
    public void InsertAfter(XmlPart element, string xml, string place, string told)
    {
        Edit(element.End, element.End, xml);
        _edits.Tell(ByteOf(element.End), place, null, told);
    }

    /// <summary>Takes out an element that follows another one, with the white space between them.</summary>
    public void RemoveAfter(XmlPart before, XmlPart element, string told)
    {
        Edit(before.End, element.End, "");
        _edits.Tell(ByteOf(element.Start), element.Path, told, null);
    }

    /// <summary>The white space in front of an element.</summary>
    public string SpaceBefore(XmlPart element)
    {
        var start = element.Start;
        while (start > 0 && char.IsWhiteSpace(_text[start - 1]))
            start--;
        return _text[start..element.Start];
    }

    private void Edit(int start, int end, string text) => _edits.Replace(ByteOf(start), ByteOf(end), Encoding.UTF8.GetBytes(text));

    private int ByteOf(int character) => _mark + Encoding.UTF8.GetByteCount(_text.AsSpan(0, character));

    /// <summary>Lines end as the reader counts them: \n, \r\n, or \r alone.</summary>
    private void FindLines()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            if (_text[i] == '\n' || (_text[i] == '\r' && (i + 1 == _text.Length || _text[i + 1] != '\n')))
                _lines.Add(i + 1);
        }
    }

    private XmlPart ReadElements()
    {
        using var xml = XmlReader.Create(new StringReader(_text), Settings);
        XmlPart? root = null;
        XmlPart? open = null;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var part = ReadTag(xml, open);
                    root ??= part;
                    open?.Add(part);
                    open = xml.IsEmptyElement ? open : part;
                    break;
                case XmlNodeType.Text when open is not null:
                    var start = Place(xml);
                    open.Text = new XmlText(xml.Value, start, _text.IndexOf('<', start));
                    break;
                case XmlNodeType.EndElement:
                    open!.End = _text.IndexOf('>', Place(xml)) + 1;
                    open = open.Parent;
                    break;
            }
        }

        return root!;
    }

    private XmlPart ReadTag(XmlReader xml, XmlPart? parent)
    {
        var part = new XmlPart(xml.Name, parent is null ? xml.Name : $"{parent.Path}/{xml.Name}", Place(xml) - 1, parent);
        var end = part.Start + 1 + xml.Name.Length;
        while (xml.MoveToNextAttribute())
        {
            var equals = _text.IndexOf('=', Place(xml));
            var start = _text.AsSpan(equals).IndexOfAny('"', '\'') + equals + 1;
            end = _text.IndexOf(_text[start - 1], start);
            part.Add(new XmlText(xml.Value, start, end, xml.Name));
        }

        xml.MoveToElement();
        part.End = _text.IndexOf('>', end) + 1; // Of an element with content, until its last tag is read.
        return part;
    }

    private int Place(XmlReader xml)
    {
        var info = (IXmlLineInfo)xml;
        return _lines[info.LineNumber - 1] + info.LinePosition - 1;
    }
}
