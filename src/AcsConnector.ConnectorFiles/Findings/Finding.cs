namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>A rule's finding at its place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How much it weighs in the check that was asked for.</param>
/// <param name="File">The file, as the caller would open it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units, as editors count.</param>
/// <param name="Path">The JSON path, in a flow the JSON pointer; empty where there is no JSON.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Action">The action of a flow; null where there is none.</param>
public sealed record Finding(
    Rule Rule, Severity Severity, string File, int Line, int Column, string Path, string Message, string? Action = null);
