using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>A value that a schema refuses.</summary>
/// <param name="Node">The value.</param>
/// <param name="Keyword">The keyword of the schema.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="AtName">The member is wrong rather than its value.</param>
/// <param name="Unknown">The name or word that the schema does not know, if that is what is wrong.</param>
internal sealed record Violation(Node Node, string Keyword, string Message, bool AtName = false, string? Unknown = null);
