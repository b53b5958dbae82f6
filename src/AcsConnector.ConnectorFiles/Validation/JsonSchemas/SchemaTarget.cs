namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>The file that a schema is about.</summary>
public enum SchemaTarget
{
    /// <summary>apiDefinition.swagger.json.</summary>
    Definition,

    /// <summary>apiProperties.json.</summary>
    Properties,

    /// <summary>settings.json.</summary>
    Settings,
}
