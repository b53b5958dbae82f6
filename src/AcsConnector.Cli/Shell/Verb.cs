using System.CommandLine;

namespace AcsConnector.Cli.Shell;

/// <summary>A command whose help ends in examples. Its text is its description, a blank line, and the examples.</summary>
internal abstract class Verb(string name, string text) : Command(name, Split(text).Description)
{
    /// <summary>What people type, whatever the file is called that runs.</summary>
    public const string ProgramName = "acs-connector";

    public string Examples { get; } = Split(text).Examples;

    /// <summary>What to do about a file that cannot be read or written; null where the system's own message says enough.</summary>
    public string? FileHint { get; init; }

    public static (string Description, string Examples) Split(string text)
    {
        var start = text.IndexOf("\n\nExamples:", StringComparison.Ordinal);
        return (text[..start], text[(start + 2)..]);
    }
}
