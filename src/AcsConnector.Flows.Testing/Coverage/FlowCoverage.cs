using AcsConnector.Flows.Testing.Running;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Coverage;

/// <summary>What of a flow the cases of all files reached together.</summary>
/// <param name="Flow">Its name.</param>
/// <param name="File">Where it is.</param>
/// <param name="Items">Its parts, in the order of the definition.</param>
internal sealed record FlowCoverage(string Flow, string File, IReadOnlyList<CoverageItem> Items)
{
    /// <summary>The parts of one kind.</summary>
    public IEnumerable<CoverageItem> Of(CoverageKind kind) => Items.Where(item => item.Kind == kind);

    /// <summary>One for each flow of which a case ran, in the order of the files.</summary>
    public static IReadOnlyList<FlowCoverage> Of(TestResults results) =>
    [
        .. results.Cases.Select(one => one.Run).OfType<CaseRun>()
            .GroupBy(run => (run.Flow.Definition.File, run.Flow.Definition.Pointer))
            .Select(Of),
    ];

    private static FlowCoverage Of(IEnumerable<CaseRun> runs)
    {
        var definition = runs.First().Flow.Definition;
        var items = new CoverageReader(new ActionRuns(runs.SelectMany(run => run.Runs))).Read(definition.Definition["actions"]);
        var secrets = new Secrets();
        return new FlowCoverage(
            secrets.Mask(definition.Name), definition.File, [.. items.Select(item => item with { Name = secrets.Mask(item.Name) })]);
    }
}
