using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>Changes of single values of a JSON file, by their places.</summary>
internal static class JsonEdits
{
    /// <summary>Puts a word in the place of another one inside a text, and leaves the rest of the text as it is written.</summary>
    public static void ReplaceWord(this FileEdits edits, JsonPart text, string before, string after)
    {
        var at = text.Text!.LastIndexOf(before, StringComparison.OrdinalIgnoreCase);
        var changed = text.Text[..at] + after + text.Text[(at + before.Length)..];
        var raw = Encoding.Latin1.GetString(edits.Content, text.Start, text.End - text.Start);
        if (raw.LastIndexOf(before, StringComparison.OrdinalIgnoreCase) is >= 0 and var place && Ascii.IsValid(before))
        {
            edits.Replace(text.Start + place, text.Start + place + before.Length, Escape(after));
            edits.Tell(text.Start, text.Pointer, text.Text, changed);
        }
        else
        {
            edits.ReplaceText(text, changed);
        }
    }

    /// <summary>Adds to the end of a text.</summary>
    public static void Append(this FileEdits edits, JsonPart text, string added)
    {
        edits.Replace(text.End - 1, text.End - 1, Escape(added));
        edits.Tell(text.Start, text.Pointer, text.Text, text.Text + added);
    }

    /// <summary>Puts a text in the place of a text, or of another value. One that is the same stays as it is written.</summary>
    public static void ReplaceText(this FileEdits edits, JsonPart text, string after)
    {
        if (text.Text == after)
            return;
        edits.Replace(text.Start, text.End, Quote(after));
        edits.Tell(text.Start, text.Pointer, text.Text, after);
    }

    /// <summary>Adds a member behind another one, with the white space that the object's first member has.</summary>
    public static void InsertAfter(this FileEdits edits, JsonPart parent, JsonPart member, string name, string value)
    {
        var first = parent.Members[0];
        var gap = edits.Content.AsSpan((parent.Start + 1)..first.NameStart);
        var colon = edits.Content.AsSpan(first.NameEnd..first.Start);
        edits.Replace(member.End, member.End, [(byte)',', .. gap, .. Quote(name), .. colon, .. Quote(value)]);
        edits.Tell(member.End, $"{parent.Pointer}/{name}", null, value);
    }

    /// <summary>Takes out a member that is not the first, with the comma before it.</summary>
    public static void Remove(this FileEdits edits, JsonPart parent, JsonPart member)
    {
        if (parent.MemberBefore(member) is { } before)
            edits.Replace(before.End, member.End, []);
        else
            edits.Replace(member.NameStart, parent.Members.Count > 1 ? parent.Members[1].NameStart : member.End, []);
        edits.Tell(member.NameStart, member.Pointer, member.Text, null);
    }

    private static byte[] Quote(string text) => [(byte)'"', .. Escape(text), (byte)'"'];

    private static byte[] Escape(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();
}
