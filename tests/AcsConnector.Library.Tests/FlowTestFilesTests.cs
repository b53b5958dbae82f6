using AcsConnector.Flows.Testing;

namespace AcsConnector.Library.Tests;

public sealed class FlowTestFilesTests
{
    private static readonly string File = Files.At("onboarding.flowtest.yaml");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_cases_of_a_folder_are_found() => Assert.Equal(
        ["onboarding.flowtest.yaml: tells everybody", "onboarding.flowtest.yaml: is not as expected"],
        FlowTestFiles.Find(Path.GetDirectoryName(File)!).Select(one => one.ToString()));

    [Fact]
    public async Task A_case_that_is_as_expected_passes() => await FlowTestFiles.RunAsync(File, "tells everybody", cancellationToken: Token);

    [Fact]
    public async Task A_case_that_is_not_fails_with_its_differences()
    {
        var failed = await Assert.ThrowsAsync<FlowTestException>(() => FlowTestFiles.RunAsync(File, "is not as expected", cancellationToken: Token));

        Assert.StartsWith("is not as expected (", failed.Message, StringComparison.Ordinal);
        Assert.EndsWith("line 16)\n  run\n    expected  Failed\n    actual    Succeeded\n  elapsed\n    expected  PT2H\n    actual    PT1H", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_told() =>
        Assert.Contains("has no case 'nobody'", (await Assert.ThrowsAsync<FlowTestFileException>(() => FlowTestFiles.RunAsync(File, "nobody", cancellationToken: Token))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task All_cases_run_at_once()
    {
        var results = await FlowTestFiles.RunAllAsync([File], cancellationToken: Token);

        Assert.Equal((1, 1, 0, false), (results.Passed, results.Failed, results.Errors, results.HasPassed));
        Assert.Contains("✓ tells everybody", results.ToString(), StringComparison.Ordinal);
        Assert.Contains("<testsuites tests=\"2\" failures=\"1\"", results.ToJUnit(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_needs_the_API_is_for_the_command_line()
    {
        var folder = Directory.CreateTempSubdirectory("acs-connector-library-");
        try
        {
            System.IO.File.Copy(Files.At("onboarding.json"), Path.Combine(folder.FullName, "onboarding.json"));
            var file = Path.Combine(folder.FullName, "online.flowtest.yaml");
            await System.IO.File.WriteAllTextAsync(file, "flow: onboarding.json\ncases: [ { name: online, offline: false, expect: { run: Succeeded } } ]", Token);

            var failed = await Assert.ThrowsAsync<FlowTestException>(() => FlowTestFiles.RunAsync(file, "online", cancellationToken: Token));
            Assert.Contains("acs-connector flow test", failed.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
