using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AcsConnector.Cli.Shell;

/// <summary>
/// Writes text in which parts may be somebody else's: names of actions, messages, file names. Control characters are written as
/// escapes, and nothing becomes a command of a CI's log: those of GitHub Actions begin a line with <c>::</c>, or hold <c>##[</c>
/// anywhere, those of Azure Pipelines <c>##vso[</c>. In JSON the escapes mean the same text as before.
/// </summary>
/// <remarks>https://docs.github.com/actions/reference/workflow-commands-for-github-actions</remarks>
internal sealed partial class LogSafeWriter(TextWriter inner, Func<bool> isColored) : TextWriter(CultureInfo.InvariantCulture)
{
    private bool _isAtLineStart = true;

    public override Encoding Encoding => inner.Encoding;

    /// <summary>The text with every control character as an escape, line breaks too.</summary>
    public static string Escape(string text) => text.Any(char.IsControl) ? Controls.Replace(text, AsEscape) : text;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        var text = (isColored() ? ControlsButColours : ControlsButLineBreaks).Replace(value, AsEscape);
        text = CommandPrefix.Replace(text, @"\u0023#");
        text = LineCommand.Replace(text, begin => begin.Index == 0 && !_isAtLineStart ? begin.Value : begin.Value[..^2] + @"\u003a:");
        _isAtLineStart = IsBlank(text[(text.LastIndexOf('\n') + 1)..]) && (_isAtLineStart || text.Contains('\n'));
        inner.Write(text);
    }

    public override void Flush() => inner.Flush();

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    private static string AsEscape(Match control) => $"\\u{(int)control.Value[0]:x4}";

    [GeneratedRegex(@"\p{Cc}")]
    private static partial Regex Controls { get; }

    [GeneratedRegex(@"\r(?!\n)|[\p{Cc}-[\r\n\t]]")]
    private static partial Regex ControlsButLineBreaks { get; }

    [GeneratedRegex(@"\r(?!\n)|\e(?!\[[0-9;]*m)|[\p{Cc}-[\r\n\t\e]]")]
    private static partial Regex ControlsButColours { get; }

    [GeneratedRegex(@"##(?=\[|vso\[)", RegexOptions.IgnoreCase)]
    private static partial Regex CommandPrefix { get; }

    [GeneratedRegex(@"^[^\S\n]*::", RegexOptions.Multiline)]
    private static partial Regex LineCommand { get; }
}
