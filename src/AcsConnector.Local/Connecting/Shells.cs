using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AcsConnector.Local.Connecting;

/// <summary>How each shell, and each kind of file, sets a variable.</summary>
public static partial class Shells
{
    /// <summary>One row for each. Cmd's is for a file: at its prompt a % would need no second one.</summary>
    private static readonly Dictionary<string, Func<string, string, string>> Assignments = new(StringComparer.Ordinal)
    {
        ["bash"] = (variable, value) => $"export {variable}='{value.Replace("'", @"'\''", StringComparison.Ordinal)}'",
        ["pwsh"] = (variable, value) => $"$env:{variable} = '{value.Replace("'", "''", StringComparison.Ordinal)}'",
        ["cmd"] = (variable, value) => $"set \"{variable}={value.Replace("%", "%%", StringComparison.Ordinal)}\"",
        ["dotenv"] = (variable, value) => $"{variable}={DotenvValue(value)}",
    };

    /// <summary>Their names.</summary>
    public static string[] Names { get; } = ["bash", "pwsh", "cmd", "json", "dotenv"];

    /// <summary>The one people have where they say nothing.</summary>
    public static string DefaultOn(HostSystem system) => system == HostSystem.Windows ? "pwsh" : "bash";

    /// <summary>The line that sets a variable.</summary>
    public static string Assign(string shell, string variable, string value) => Assignments[shell](variable, value);

    /// <summary>How the value of a variable stands in a command, in double quotes.</summary>
    internal static string Read(string shell, string variable) => shell switch
    {
        "pwsh" => $"$env:{variable}",
        "cmd" => $"%{variable}%",
        _ => $"${variable}",
    };

    /// <summary>All variables, a line for each, or one JSON object.</summary>
    public static string Write(string shell, IEnumerable<KeyValuePair<string, string>> variables) => shell == "json"
        ? WriteJson(variables)
        : string.Concat(variables.Select(variable => $"{Assign(shell, variable.Key, variable.Value)}\n"));

    private static string WriteJson(IEnumerable<KeyValuePair<string, string>> variables)
    {
        using var text = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(text, options))
        {
            json.WriteStartObject();
            foreach (var (variable, value) in variables)
                json.WriteString(variable, value);
            json.WriteEndObject();
        }

        return $"{Encoding.UTF8.GetString(text.ToArray())}\n";
    }

    /// <summary>As it is where that can be, because docker takes quotes for a part of the value; in quotes that no reader looks into.</summary>
    private static string DotenvValue(string value) => Plain().IsMatch(value) ? value
        : value.Contains('\'', StringComparison.Ordinal) ? $"\"{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : $"'{value}'";

    [GeneratedRegex(@"^[\w./:;=,@%+\\-]*$")]
    private static partial Regex Plain();
}
