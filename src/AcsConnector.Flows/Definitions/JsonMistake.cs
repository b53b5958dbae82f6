namespace AcsConnector.Flows.Definitions;

/// <summary>Where a file that is read here is no JSON to the designers: single quotes, a comment, a comma too many.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in bytes.</param>
/// <param name="Message">What is wrong there.</param>
internal sealed record JsonMistake(int Line, int Column, string Message);
