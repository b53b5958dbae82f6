using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Testing.Reading;
using AcsConnector.Flows.Testing.Reports;
using AcsConnector.Flows.Testing.Running;

namespace AcsConnector.Flows.Testing;

/// <summary>What a run is expected to be, in the words of test files.</summary>
public static class FlowExpectations
{
    /// <summary>
    /// Compares a run with what stands behind <c>expect</c> in a test file, in YAML or JSON: <c>run</c>, <c>error</c>, <c>actions</c>,
    /// <c>outputs</c>, <c>requests</c>, <c>iterations</c>, <c>elapsed</c>, <c>response</c>.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="expectation">What is expected of it.</param>
    /// <returns>The run.</returns>
    /// <exception cref="FlowTestException">The run is not so: with every difference.</exception>
    /// <exception cref="ArgumentException">The expectation cannot be read, or names what the flow does not have.</exception>
    /// <example>
    /// <code>
    /// run.Expect("""
    ///     run: Succeeded
    ///     actions: { Tell_admin: Skipped }
    ///     requests: { Send_mail: [ { method: POST, path: /mails } ] }
    ///     """);
    /// </code>
    /// </example>
    public static FlowRunResult Expect(this FlowRunResult run, string expectation)
    {
        ArgumentNullException.ThrowIfNull(run);
        var expected = Read(expectation);
        var unknown = NameChecks.Find(expected, run.Flow).Select(mistake => $"{mistake.Place}: {mistake.Content}").ToList();
        if (unknown.Count > 0)
            throw new ArgumentException(string.Join('\n', unknown), nameof(expectation));
        var failures = ExpectationChecks.Find(expected, new CaseRun(run.Flow, [run.Result], run.SentRequests, run.MockMistakes, run.Result.Secrets));
        return failures.Count == 0 ? run : throw new FlowTestException($"The run is not as expected.\n{TextReport.Describe(failures)}");
    }

    private static FlowExpectation Read(string expectation)
    {
        var mistakes = new FileMistakes("expectation");
        FlowExpectation expected;
        try
        {
            expected = new ExpectationReader(new ShapeReader(mistakes)).Read(YamlNodes.Parse(expectation));
        }
        catch (NodeException e)
        {
            throw new ArgumentException($"expectation:{e.Place}: {e.Message}", nameof(expectation));
        }

        return mistakes.All.Count == 0 ? expected : throw new ArgumentException(string.Join('\n', mistakes.All), nameof(expectation));
    }
}
