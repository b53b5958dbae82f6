using System.Text;

namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>docs/fidelity.md: all rows, for people.</summary>
internal static class FidelityDocument
{
    public static readonly IReadOnlyList<FidelityGroup> Recorded =
    [
        IdentityRecordings.Create, IdentityRecordings.Issue, IdentityRecordings.Revoke, IdentityRecordings.Delete, IdentityRecordings.Get,
        TeamsRecordings.Exchange, QuotedAnswers.SigningIn, QuotedAnswers.Version, HeaderRecordings.All,
        TokenRecordings.IdentityIds, TokenRecordings.AccessTokens,
    ];

    public static readonly IReadOnlyList<FidelityGroup> Choices =
    [
        VersionChoices.All, RequestChoices.Bodies, RequestChoices.Identities, SignInChoices.All, TokenChoices.All,
        TeamsExtensionChoices.Assignments, EntraExchangeChoices.OfTeamsExtension,
        EntraUserChoices.Assignments, EntraExchangeChoices.OfEntraUsers,
        LimitChoices.Limits,
    ];

    public static string Text()
    {
        var recorded = Recorded.SelectMany(group => group.Rows).ToList();
        var choices = Choices.Sum(group => group.Rows.Count);
        var different = recorded.Count(row => row.Ours is not null);
        var quoted = recorded.Count(row => row.Source.StartsWith(Recording.Quoted, StringComparison.Ordinal));
        var text = new StringBuilder($"""
            # How near the emulator comes to the service

            Every response of the real identity service that is known from public recordings or bug reports, and the emulator's beside it. Then every
            choice that was made where nothing is known. Each row is asked of a running emulator by `FidelityTests`, which also write this page.

            **{recorded.Count} recorded responses ({quoted} of them quoted by others): {recorded.Count - different} equal, {different} differ with a reason; {choices} choices.**

            Ids, tokens, times and hosts stand as placeholders. `Content-Length` and `api-supported-versions` stand by name where the response has
            them; what all responses share has a [table of its own](#headers-of-all-responses).

            ## Recorded responses

            """);
        foreach (var group in Recorded)
        {
            text.Append(null, $"\n### {group.Title}\n\n").Append(Line("case", "recorded", "ours", "verdict", "source")).Append("| --- | --- | --- | --- | --- |\n");
            foreach (var row in group.Rows)
            {
                var (ours, verdict) = row.Ours is null ? ("the same", "equal") : (Cell(row.Ours), $"differs: {row.Reason}");
                text.Append(Line(row.Case, Cell(row.Expected), ours, verdict, row.Source));
            }
        }

        text.Append("\n## Choices\n\nNo recording shows these.\n");
        foreach (var group in Choices)
        {
            text.Append(null, $"\n### Choices: {group.Title}\n\n").Append(Line("case", "the emulator", "rests on")).Append("| --- | --- | --- |\n");
            foreach (var row in group.Rows)
                text.Append(Line(row.Case, Cell(row.Expected), row.Source));
        }

        text.Append("\n## Sources\n\n| name | meaning |\n| --- | --- |\n");
        foreach (var (name, meaning) in Recording.Explained)
            text.Append(Line(name, meaning));
        return text.ToString();
    }

    private static string Line(params string[] cells) => $"| {string.Join(" | ", cells)} |\n";

    /// <summary>As code, but for a text that has code in it.</summary>
    private static string Cell(string told) => string.Join("<br>", told.Replace("|", "\\|", StringComparison.Ordinal).Split('\n')
        .Select(line => line.Contains('`', StringComparison.Ordinal) ? line : $"`{line}`"));
}
