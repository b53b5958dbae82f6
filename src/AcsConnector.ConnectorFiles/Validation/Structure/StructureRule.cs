using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>A rule that shapes apply.</summary>
internal sealed class StructureRule(string name, Severity severity, string finds, string mend) : Rule(name, severity, finds, mend);
