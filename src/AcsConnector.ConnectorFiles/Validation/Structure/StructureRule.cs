using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>A rule that shapes apply.</summary>
internal sealed class StructureRule(string name, Severity severity, string messageFormat, string fix) : Rule(name, severity, messageFormat, fix);
