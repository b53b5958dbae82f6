namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>What a deployment is asked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">string or bool.</param>
/// <param name="Description">What it is for, without quotes.</param>
internal sealed record TemplateParameter(string Name, string Type, string Description)
{
    /// <summary>Null when it has to be given.</summary>
    public Expression? Default { get; init; }

    /// <summary>It is a secret: no log and no portal shows it.</summary>
    public bool IsSecure { get; init; }
}
