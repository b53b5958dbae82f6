using System.Text;

namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>A text file with its lines, so that a byte has a line and a column.</summary>
internal sealed class SourceFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly List<int> _lineStarts = [0];

    public SourceFile(string name, byte[] bytes)
    {
        Name = name;
        HasByteOrderMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        Length = bytes.Length;
        Bytes = HasByteOrderMark ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
        for (var i = 0; i < Bytes.Length; i++)
        {
            if (Bytes.Span[i] == '\n')
                _lineStarts.Add(i + 1);
        }

        Lines = Encoding.UTF8.GetString(Bytes.Span).Split('\n');
    }

    /// <summary>As the caller would open it.</summary>
    public string Name { get; }

    public long Length { get; }

    public bool HasByteOrderMark { get; }

    /// <summary>Without the byte order mark.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>The first byte that no UTF-8 text has, or null.</summary>
    public int? InvalidByte()
    {
        try
        {
            Strict.GetCharCount(Bytes.Span);
            return null;
        }
        catch (DecoderFallbackException e)
        {
            return e.Index;
        }
    }

    public Place Place(int line, int column) => new(Name, line, column, "");

    public Place PlaceOfByte(int offset, string path)
    {
        var line = _lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        var start = _lineStarts[line];
        return new Place(Name, line + 1, 1 + Encoding.UTF8.GetCharCount(Bytes.Span[start..Math.Min(offset, Bytes.Length)]), path);
    }

    public Place PlaceOfByteInLine(int line, int byteInLine)
    {
        var start = _lineStarts[Math.Min(line, _lineStarts.Count - 1)];
        return PlaceOfByte(Math.Min(start + byteInLine, Bytes.Length), "$");
    }
}
