using System.Diagnostics;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>Runs the cases of test files side by side.</summary>
/// <param name="host">Runs the flows.</param>
/// <param name="isWanted">Whether a case runs; null for all.</param>
internal sealed class FlowTestRunner(IFlowHost host, Func<FlowTestCase, bool>? isWanted = null)
{
    private readonly string? _filter;

    /// <summary>A definition's own address counts for nothing: no case asks it.</summary>
    private const string NoAddress = "https://localhost";

    /// <param name="host">Runs the flows.</param>
    /// <param name="filter">A part of the names of the cases that run, or of their files' paths, in any case; null for all.</param>
    public FlowTestRunner(IFlowHost host, string? filter)
        : this(host) => _filter = filter;

    /// <summary>Runs them. A file without a case that the filter lets through has no cases in the results.</summary>
    public async Task<TestResults> RunAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var files = new FileResult[paths.Count];
        await Parallel.ForAsync(0, paths.Count, cancellationToken, async (i, token) => files[i] = await RunFileAsync(paths[i], token));
        return new TestResults(files, Stopwatch.GetElapsedTime(started));
    }

    private async Task<FileResult> RunFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = FileReader.Read(path);
            var inputs = InputsOf(file);
            var results = new CaseResult[inputs.Count];
            await Parallel.ForAsync(0, inputs.Count, cancellationToken, async (i, token) => results[i] = await RunCaseAsync(file, inputs[i], token));
            return new FileResult(path, [], results);
        }
        catch (FlowTestFileException e)
        {
            return new FileResult(path, e.Mistakes, []);
        }
        catch (Exception e) when (e is FlowException or IOException or UnauthorizedAccessException)
        {
            return new FileResult(path, [$"{path}: {new Secrets().Mask(e.Message)}"], []);
        }
    }

    private List<CaseInput> InputsOf(FlowTestFile file)
    {
        var definition = FlowFile.Choose(file.Flow, file.FlowName, FlowLimits.Default);
        IReadOnlyList<ConnectorEndpoint> connectors = [.. file.Connectors.Select(connector => new ConnectorEndpoint(Connector.Read(connector), NoAddress))];
        IReadOnlyList<FlowDefinition> children = [.. file.Children.SelectMany(FlowFile.Read)];
        return [.. file.Cases.Where(one => IsWanted(file, one))
            .Select(one => new CaseInput(definition, connectors, children, one, new VirtualTime(new FixedClock(one.Now ?? DateTimeOffset.UtcNow)), SourceOf(file, one)))];
    }

    /// <summary>What stands in the file, and in the files that it names.</summary>
    private static ArrayValue SourceOf(FlowTestFile file, FlowTestCase one) => new([file.Source, one.Mocks, one.Trigger.ToJson()]);

    private bool IsWanted(FlowTestFile file, FlowTestCase one) =>
        isWanted?.Invoke(one) != false
        && (_filter is null || one.Name.Contains(_filter, StringComparison.OrdinalIgnoreCase) || file.Path.Contains(_filter, StringComparison.OrdinalIgnoreCase));

    private async Task<CaseResult> RunCaseAsync(FlowTestFile file, CaseInput input, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await RunCaseAsync(new CaseResult(new Secrets().Mask(input.Case.Name), input.Case.Place), file, input, cancellationToken);
        return result with { Duration = Stopwatch.GetElapsedTime(started) };
    }

    private async Task<CaseResult> RunCaseAsync(CaseResult result, FlowTestFile file, CaseInput input, CancellationToken cancellationToken)
    {
        var (secrets, at) = (new Secrets(), $"{file.Path}:{input.Case.Place}: ");
        secrets.Find(input.Source);
        try
        {
            var run = await host.RunAsync(input, cancellationToken);
            run.Secrets.Find(input.Source);
            result = result with { Name = run.Secrets.Mask(result.Name), Run = run };
            var mistakes = NameChecks.Find(input.Case.Expect, run.Flow).Select(mistake => $"{file.Path}:{mistake.Place}: {mistake.Content}")
                .Concat(run.MockMistakes.Select(mistake => at + mistake))
                .Select(run.Secrets.Mask)
                .ToList();
            return mistakes.Count > 0 ? result with { Errors = mistakes } : result with { Failures = ExpectationChecks.Find(input.Case.Expect, run) };
        }
        catch (FlowException e)
        {
            return result with { Name = secrets.Mask(result.Name), Errors = [secrets.Mask(at + e.Message)] };
        }
    }
}
