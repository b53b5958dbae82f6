namespace AcsConnector.Flows.JsonSchemas;

/// <summary>A schema that cannot be checked.</summary>
internal sealed class JsonSchemaException(string message) : Exception(message);
