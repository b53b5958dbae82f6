namespace AcsConnector.ConnectorFiles.Embedded;

/// <summary>A flow of <c>connector/flows</c>, which is there in every format.</summary>
/// <param name="Name">That of its file.</param>
/// <param name="Title">As makers read it.</param>
/// <param name="Summary">What it does, in a sentence.</param>
public sealed record SampleFlow(string Name, string Title, string Summary)
{
    /// <summary>All of them, the first to try first.</summary>
    public static IReadOnlyList<SampleFlow> All { get; } =
    [
        new("quickstart", "Quickstart", "Creates a user, issues a token for chat, revokes the tokens, deletes the user."),
        new("token-for-my-app", "Token for my app", "Responds to a request with a token for a user, new or named, and a chat thread."),
        new("nightly-clean-up", "Nightly clean-up", "Revokes the tokens of each user of a list and deletes the user; a failure is noted and the loop goes on."),
        new("teams-exchange", "Teams exchange", "Exchanges the token of a Teams user for one of Communication Services."),
    ];
}
