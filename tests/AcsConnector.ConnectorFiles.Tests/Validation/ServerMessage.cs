using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>A row: what the server prints, in which of its checks, and a mistake that makes it print that.</summary>
/// <param name="Text">The server's words, with the place where they do not say what is meant.</param>
/// <param name="Mode">The first check that stops.</param>
/// <param name="Mistake">What is done to the valid connector, and the rule that finds it.</param>
internal sealed record ServerMessage(string Text, ValidationMode Mode, Mistake Mistake)
{
    public Severity SeverityIn(ValidationMode mode) => mode >= Mode ? Severity.Error : Severity.Warning;
}
