namespace AcsConnector.ConnectorFiles.Publishing;

/// <summary>A member that no profile has.</summary>
/// <param name="message">Where it stands, and what may stand there.</param>
/// <param name="member">Its name.</param>
/// <param name="known">The names of those that may stand there.</param>
public sealed class UnknownMemberException(string message, string member, IReadOnlyList<string> known) : ProfileException(message)
{
    /// <summary>The name that is not known.</summary>
    public string Member { get; } = member;

    /// <summary>What may be meant.</summary>
    public IReadOnlyList<string> Known { get; } = known;
}
