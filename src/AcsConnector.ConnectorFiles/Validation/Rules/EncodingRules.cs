using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>The files as bytes and lines. paconn reads them with the platform's own encoding, so that only ASCII means the same everywhere.</summary>
internal static class EncodingRules
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>A file that breaks one of these is not looked at any further.</summary>
    public static readonly Rule<SourceFile>[] Readable =
    [
        new(
            "FileNotUtf8", Error,
            "The file is not UTF-8.",
            "Save it as UTF-8, better still in ASCII with \\u escapes.",
            file => file.InvalidByte() is { } offset ? new Hit(file.PlaceOfByte(offset, "")) : null),

        new(
            "JsonNotValid", Error,
            "The file is not JSON: {0}",
            "Fix the text at this place; comments and trailing commas are not JSON.",
            file => Read(file)),
    ];

    public static readonly Rule<SourceFile>[] All =
    [
        new(
            "FileHasByteOrderMark", Error,
            "The file begins with a byte order mark, which paconn cannot read.",
            "Save it without one.",
            file => file.HasByteOrderMark ? new Hit(file.Place(1, 1)) : null),

        new(
            "FileTooLarge", Warning,
            "The file has {0} bytes; more than 1 MB is refused.",
            "Remove operations, schemas or examples.",
            file => file.Length > MaxBytes ? new Hit(file.Place(1, 1), Number.Text(file.Length)) : null),

        new(
            "FileNotAscii", Warning,
            "The file has characters outside of ASCII; the first is '{0}'.",
            "Write it as an escape: \\u and four hexadecimal digits.",
            file => First(file, line => IndexOf(line, c => !char.IsAscii(c)), (line, column) => line[column..Math.Min(column + (char.IsSurrogate(line[column]) ? 2 : 1), line.Length)])),
    ];

    /// <summary>Not of settings.json, which paconn writes in a layout of its own.</summary>
    public static readonly Rule<SourceFile>[] Layout =
    [
        new(
            "TabInIndentation", Note,
            "A line is indented with a tab.",
            "Indent with four spaces.",
            file => First(file, line => IndexOf(line[..Indentation(line)], c => c == '\t'))),

        new(
            "IndentationNotFourSpaces", Note,
            "A line is not indented by four spaces for each level.",
            "Format the file with four spaces.",
            file => MisplacedLine(file) is { } line ? new Hit(file.Place(line + 1, Indentation(file.Lines[line]) + 1)) : null),

        new(
            "TrailingWhitespace", Note,
            "A line ends in white space.",
            "Remove it.",
            file => First(file, line => line.TrimEnd('\r') is var text && text.TrimEnd().Length < text.Length ? text.TrimEnd().Length : -1)),
    ];

    /// <summary>Rules that need the JSON.</summary>
    public static readonly Rule<Node>[] Members =
    [
        new(
            "DuplicateMember", Warning,
            "'{0}' stands twice in the same object; readers keep only one of them.",
            "Remove one of the two.",
            root => from node in root.Tree()
                    from member in DocumentRules.Repeated(node.Members, member => member.Name)
                    select member.FoundAtName(member.Name)),
    ];

    private static Hit? Read(SourceFile file)
    {
        try
        {
            NodeReader.Read(file);
            return null;
        }
        catch (NotJsonException e)
        {
            return new Hit(e.Place, e.Message);
        }
    }

    private static Hit? First(SourceFile file, Func<string, int> column, Func<string, int, string>? word = null)
    {
        for (var line = 0; line < file.Lines.Count; line++)
        {
            if (column(file.Lines[line]) is >= 0 and var found)
                return new Hit(file.Place(line + 1, found + 1), word?.Invoke(file.Lines[line], found) ?? "");
        }

        return null;
    }

    /// <summary>The first line whose indentation is not four times its depth. Lines that a tab indents have a rule of their own.</summary>
    private static int? MisplacedLine(SourceFile file)
    {
        var depth = 0;
        for (var i = 0; i < file.Lines.Count; i++)
        {
            var text = file.Lines[i].Trim();
            var indentation = Indentation(file.Lines[i]);
            var expected = depth - (text is ['}' or ']', ..] ? 1 : 0);
            if (text.Length > 0 && indentation != 4 * expected && !file.Lines[i][..indentation].Contains('\t', StringComparison.Ordinal))
                return i;
            depth += Opened(text);
        }

        return null;
    }

    /// <summary>Brackets that a line opens, less those it closes; not those in texts, which cannot go over a line.</summary>
    private static int Opened(string line)
    {
        var (opened, inText) = (0, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && inText)
                i++;
            else if (line[i] == '"')
                inText = !inText;
            else if (!inText)
                opened += line[i] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
        }

        return opened;
    }

    private static int Indentation(string line) => line.Length - line.TrimStart(' ', '\t').Length;

    private static int IndexOf(string line, Predicate<char> matches) => Array.FindIndex(line.ToCharArray(), matches);
}
