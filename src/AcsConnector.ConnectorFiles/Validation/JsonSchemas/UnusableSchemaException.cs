using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>A schema file that cannot be used, and why.</summary>
public sealed class UnusableSchemaException(string message, Exception? inner = null) : ConnectorFilesException(message, inner);
