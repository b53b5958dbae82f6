using System.Text;
using System.Text.RegularExpressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Starting;

/// <summary>Writes values as YAML that is read as the same values: a line for each, texts as in JSON unless they are words.</summary>
internal static partial class YamlText
{
    public static string Write(ObjectValue members)
    {
        var text = new StringBuilder();
        WriteMembers(text, members, 0);
        return text.ToString();
    }

    private static void WriteMembers(StringBuilder text, ObjectValue members, int indent, bool isBehindDash = false)
    {
        foreach (var (name, value) in members)
        {
            text.Append(' ', isBehindDash ? 0 : indent).Append(WriteText(name)).Append(':');
            isBehindDash = false;
            WriteValue(text, value, indent + 2);
        }
    }

    /// <summary>Behind a name: in the same line where it is short.</summary>
    private static void WriteValue(StringBuilder text, Value value, int indent)
    {
        switch (value)
        {
            case ObjectValue { Count: > 0 } members:
                text.Append('\n');
                WriteMembers(text, members, indent);
                break;
            case ArrayValue { Items: { Count: > 0 } items }:
                text.Append('\n');
                foreach (var item in items)
                    WriteItem(text, item, indent);
                break;
            default:
                text.Append(' ').Append(WriteScalar(value)).Append('\n');
                break;
        }
    }

    private static void WriteItem(StringBuilder text, Value item, int indent)
    {
        text.Append(' ', indent).Append('-');
        if (item is ObjectValue { Count: > 0 } members)
        {
            text.Append(' ');
            WriteMembers(text, members, indent + 2, isBehindDash: true);
            return;
        }

        WriteValue(text, item, indent + 2);
    }

    private static string WriteScalar(Value value) => value is StringValue text ? WriteText(text.Content) : ValueJson.Write(value);

    private static string WriteText(string text) => Word.IsMatch(text) && text is not ("true" or "false" or "null") ? text : ValueJson.Write(text);

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_./$-]*( [A-Za-z0-9_./$-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
