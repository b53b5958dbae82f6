namespace AcsConnector.Emulator.Tests.Fidelity;

public sealed class FidelityTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Renew = "ACSCONNECTOR_RENEW";

    public static TheoryData<string, string> Recorded => Cases(FidelityDocument.Recorded);

    public static TheoryData<string, string> Choices => Cases(FidelityDocument.Choices);

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task Every_recorded_answer_is_ours_or_there_is_a_reason(string group, string @case)
    {
        var row = Row(FidelityDocument.Recorded, group, @case);

        var ours = await OursAsync(row);

        Assert.False(row.Reason is not null && ours == row.Expected, "The answers are equal: the row needs no reason any more.");
        Assert.Equal(row.Ours ?? row.Expected, ours);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Every_choice_is_what_the_emulator_does(string group, string @case)
    {
        var row = Row(FidelityDocument.Choices, group, @case);

        Assert.Equal(row.Expected, await OursAsync(row));
        Assert.Null(row.Reason);
    }

    [Fact]
    public void The_document_shows_these_rows()
    {
        var file = Path.Combine(Root(), "docs", "fidelity.md");
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            File.WriteAllText(file, FidelityDocument.Text());
        Assert.True(File.Exists(file) && File.ReadAllText(file) == FidelityDocument.Text(),
            $"docs/fidelity.md is not what the rows say. Write it anew: {Renew}=1 dotnet test --project tests/AcsConnector.Emulator.Tests");
    }

    /// <summary>Only a row with options of its own needs an emulator of its own.</summary>
    private async Task<string> OursAsync(FidelityRow row)
    {
        if (row.Options is null)
            return await row.Ask(await shared.FreshAsync());

        await using var emulator = await RunningEmulator.StartAsync(row.Options);
        return await row.Ask(emulator);
    }

    private static TheoryData<string, string> Cases(IEnumerable<FidelityGroup> groups) =>
        [.. groups.SelectMany(group => group.Rows.Select(row => (group.Title, row.Case)))];

    private static FidelityRow Row(IEnumerable<FidelityGroup> groups, string title, string @case) =>
        groups.Single(group => group.Title == title).Rows.Single(row => row.Case == @case);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AcsConnector.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of their source tree.");
        return folder;
    }
}
