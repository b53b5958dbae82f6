namespace AcsConnector.ConnectorFiles.Embedded;

/// <summary>A flow of <c>connector/flows</c>, which is there in every format.</summary>
/// <param name="Name">That of its file.</param>
/// <param name="Title">As makers read it.</param>
public sealed record SampleFlow(string Name, string Title)
{
    /// <summary>All of them, the first to try first.</summary>
    public static IReadOnlyList<SampleFlow> All { get; } =
    [
        new("quickstart", "Quickstart"),
        new("token-for-my-app", "Token for my app"),
        new("nightly-clean-up", "Nightly clean-up"),
        new("teams-exchange", "Teams exchange"),
    ];
}
