using AcsConnector.Testing.Flows;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>Each sample flow has a test file, in each format, and what it says is true of the API and the emulator.</summary>
[Trait("Category", "CommandLine")]
public class SampleFlowTestFilesTests
{
    private static readonly string[] Names = ["nightly-clean-up", "quickstart", "teams-exchange", "token-for-my-app"];

    [Theory]
    [MemberData(nameof(SampleFlows.EachFormat), MemberType = typeof(SampleFlows))]
    public async Task The_samples_pass_their_tests(string format)
    {
        var folder = Path.Combine(SampleFlows.Folder, format);

        var run = await CommandLine.RunAsync("flow", "test", folder, "--coverage");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(Names, Directory.EnumerateFiles(folder, "*.flowtest.yaml").Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(Names, SamplesIn(folder));
        Assert.DoesNotContain("not reached: action", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached: branch", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_format_has_the_same_cases()
    {
        foreach (var name in Names)
        {
            var texts = new HashSet<string>();
            foreach (var format in SampleFlows.Formats)
            {
                var text = await File.ReadAllTextAsync(Path.Combine(SampleFlows.Folder, format, $"{name}.flowtest.yaml"), TestContext.Current.CancellationToken);
                texts.Add(text[text.IndexOf('\n', StringComparison.Ordinal)..]);
            }

            Assert.Single(texts);
        }
    }

    /// <summary>In Standard a sample is a folder.</summary>
    private static IEnumerable<string?> SamplesIn(string folder) => folder.EndsWith(SampleFlows.Standard, StringComparison.Ordinal)
        ? Directory.EnumerateFiles(folder, "workflow.json", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Order(StringComparer.Ordinal)
        : Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
}
