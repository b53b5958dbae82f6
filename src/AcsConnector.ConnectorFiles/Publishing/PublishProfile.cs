namespace AcsConnector.ConnectorFiles.Publishing;

/// <summary>Under whose name a connector is published. What is null stays as the program has it.</summary>
public sealed record PublishProfile
{
    /// <summary>Nothing is given.</summary>
    public static PublishProfile Empty { get; } = new();

    /// <summary>The connector's name, as makers read it.</summary>
    public string? Title { get; init; }

    /// <summary>Who offers it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Whom makers turn to.</summary>
    public ProfileContact? Contact { get; init; }

    /// <summary>The address of a page about the connector.</summary>
    public string? Website { get; init; }

    /// <summary>The address of the operator's privacy statement.</summary>
    public string? PrivacyPolicy { get; init; }

    /// <summary>The picture with its colour.</summary>
    public ProfileIcon? Icon { get; init; }

    /// <summary>Reads a profile strictly: what it does not know, it refuses. Members: docs/publish.schema.json.</summary>
    /// <exception cref="ProfileException">The file or its icon cannot be read, or a value cannot be used.</exception>
    public static PublishProfile Read(string path) => ProfileReader.Read(path);

    /// <summary>The same with another title.</summary>
    /// <exception cref="ProfileException">It is no title.</exception>
    public PublishProfile WithTitle(string title) => ProfileReader.IsText(title)
        ? this with { Title = title }
        : throw new ProfileException("The title is empty, or has characters that are none: give --title the name that makers read.");
}
