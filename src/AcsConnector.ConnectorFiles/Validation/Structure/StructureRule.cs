using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>A rule that shapes apply.</summary>
internal sealed class StructureRule(string name, Severities severities, string messageFormat, string fix) : Rule(name, severities, messageFormat, fix);
