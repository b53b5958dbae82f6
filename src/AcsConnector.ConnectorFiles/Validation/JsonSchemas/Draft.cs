namespace AcsConnector.ConnectorFiles.Validation.JsonSchemas;

/// <summary>The drafts whose rules differ here.</summary>
internal enum Draft
{
    Four = 4,
    Six = 6,
    Seven = 7,
}
