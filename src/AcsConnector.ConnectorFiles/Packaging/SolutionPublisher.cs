using AcsConnector.ConnectorFiles.Publishing;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>Whose the solutions are.</summary>
/// <param name="Name">With the publisher's unique name and its prefix.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Email">Null when nobody gave one.</param>
/// <param name="Website">Null when nobody gave one.</param>
internal sealed record SolutionPublisher(ConnectorName Name, string Title, string? Email, string? Website)
{
    public static SolutionPublisher From(ConnectorName name, PublishProfile profile) =>
        new(name, profile.Publisher ?? name.PublisherName, profile.Contact?.Email, profile.Website);
}
