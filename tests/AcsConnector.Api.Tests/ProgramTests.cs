namespace AcsConnector.Api.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_wrong_setting_ends_it_with_one_sentence_and_exit_code_2()
    {
        var run = await ApiProgram.RunAsync("--Access:PrimaryApiKey=canary");

        Assert.Equal((2, "", $"The setting Access:PrimaryApiKey is too short: an API key has at least 16 characters.{Environment.NewLine}"), run);
    }
}
