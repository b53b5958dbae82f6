namespace AcsConnector.ConnectorFiles.Swapping.Connectors;

/// <summary>What of a connector cannot be known from its name. All of it may be left out.</summary>
public sealed record SwapKnowledge
{
    /// <summary>Its name in the environment, <c>shared_…</c> with a hash at the end.</summary>
    public string? ApiName { get; init; }

    /// <summary>Its id in Dataverse, where <c>package</c> did not make it.</summary>
    public Guid? ConnectorId { get; init; }

    /// <summary>
    /// Its resource id in Azure: of a custom connector (<c>…/customApis/x</c>) or of Microsoft's (<c>…/managedApis/acsidentity</c>).
    /// </summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource id of a connection of it in Azure.</summary>
    public string? ConnectionId { get; init; }
}
