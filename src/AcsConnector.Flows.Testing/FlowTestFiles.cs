using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Testing.Reports;
using AcsConnector.Flows.Testing.Running;

namespace AcsConnector.Flows.Testing;

/// <summary>
/// Runs test files (<c>.flowtest.yaml</c>, <c>.flowtest.yml</c>, <c>.flowtest.json</c>) without the command line. Nothing is called: cases
/// with <c>offline: false</c> are for <c>acs-connector flow test</c>.
/// </summary>
public static class FlowTestFiles
{
    /// <summary>The cases of files, and of the files in folders: one test each for a test framework.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <exception cref="FlowTestFileException">A path is not there, a folder has no test file, or a file cannot be used.</exception>
    public static IReadOnlyList<FlowTestFileCase> Find(params IEnumerable<string> paths) =>
        [.. TestPaths.Find(paths).SelectMany(path => FileReader.Read(path).Cases.Select(one => new FlowTestFileCase(path, one.Name)))];

    /// <summary>Runs one case.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The case's name.</param>
    /// <param name="options">Functions and types of actions of your own, and connectors beside those of the file; null for none.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="FlowTestException">Something is not as the case expects, or the case could not run.</exception>
    /// <exception cref="FlowTestFileException">The file cannot be used, or has no such case.</exception>
    public static async Task RunAsync(string file, string name, FlowOptions? options = null, CancellationToken cancellationToken = default)
    {
        var runner = new FlowTestRunner(new OfflineHost(options ?? new()), one => one.Name == name);
        var results = await runner.RunAsync([file], cancellationToken);
        if (results.Files is [{ Errors: { Count: > 0 } mistakes }])
            throw new FlowTestFileException(mistakes);
        if (results.Cases.FirstOrDefault() is not { } result)
            throw new FlowTestFileException([$"{file} has no case '{name}'."]);
        if (!result.HasPassed)
            throw new FlowTestException(TextReport.Describe(file, result));
    }

    /// <summary>Runs all cases, side by side.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="options">Functions and types of actions of your own, and connectors beside those of the files; null for none.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <exception cref="FlowTestFileException">A path is not there, or a folder has no test file.</exception>
    public static async Task<FlowTestResults> RunAllAsync(
        IEnumerable<string> paths, FlowOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await new FlowTestRunner(new OfflineHost(options ?? new())).RunAsync(TestPaths.Find(paths), cancellationToken));
}
