using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Testing.Coverage;
using AcsConnector.Flows.Testing.Running;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Starting;

/// <summary>
/// Finds the first cases of a flow: the usual one, and by trying one for each branch and each status of <c>runAfter</c> that can be
/// reached with another value or another response. What comes of each run is what its case expects.
/// </summary>
internal sealed class FirstCases
{
    private const int MaxRuns = 1000;

    private readonly IFlowHost _host;
    private readonly CaseInput _usual;
    private readonly List<FlowTestCase> _cases = [];
    private readonly HashSet<string> _reached = [];
    private IReadOnlyList<CoverageItem> _items = [];
    private int _runs;

    private FirstCases(IFlowHost host, CaseInput usual) => (_host, _usual) = (host, usual);

    /// <summary>The cases, the usual one first.</summary>
    public IReadOnlyList<FlowTestCase> Cases => _cases;

    /// <summary>What none of them reaches.</summary>
    public IReadOnlyList<string> Missed => [.. _items.Where(item => !_reached.Contains(item.Name)).Select(item => item.Name)];

    /// <param name="host">Runs the flow.</param>
    /// <param name="usual">The flow, and what its usual run is given; the case's expectation and the clock count for nothing.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="FlowException">The flow cannot run.</exception>
    public static async Task<FirstCases> FindAsync(IFlowHost host, CaseInput usual, CancellationToken cancellationToken)
    {
        var found = new FirstCases(host, usual);
        await found.RunAsync(usual.Case with { Limits = usual.Case.Limits with { MaxRunTime = TimeSpan.FromSeconds(5), MaxActionRuns = 100_000 } }, cancellationToken);
        await found.VaryAsync(new Variations(new Literals(usual.Definition.Definition)), cancellationToken);
        return found;
    }

    /// <summary>Cases that reach something new are varied, too: of each what is few, before what is many.</summary>
    private async Task VaryAsync(Variations variations, CancellationToken cancellationToken)
    {
        for (var (first, second) = (0, 0); second < _cases.Count;)
        {
            var next = first < _cases.Count ? variations.OfStatusesAndTrigger(_cases[first++]) : variations.OfBodies(_cases[second++]);
            foreach (var varied in next)
            {
                if (_runs == MaxRuns || _items.All(item => _reached.Contains(item.Name)))
                    return;
                await TryAsync(varied, cancellationToken);
            }
        }
    }

    private async Task TryAsync(FlowTestCase varied, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(varied, cancellationToken);
        }
        catch (FlowException)
        {
            // A value with which the flow cannot run is no case.
        }
    }

    private async Task RunAsync(FlowTestCase one, CancellationToken cancellationToken)
    {
        _runs++;
        var time = new VirtualTime(new FixedClock(one.Now ?? DateTimeOffset.UtcNow));
        var run = await _host.RunAsync(_usual with { Case = one, Time = time }, cancellationToken);
        if (_cases.Count > 0 && (run.MockMistakes.Count > 0 || run.Runs is not [{ Status: not RunResult.NotStarted }]))
            return;
        _items = [.. new CoverageReader(new ActionRuns(run.Runs)).Read(_usual.Definition.Definition["actions"]).Where(item => item.Kind != CoverageKind.Action)];
        var added = _items.Where(item => item.IsReached && !_reached.Contains(item.Name)).ToList();
        if (_cases.Count > 0 && added.Count == 0)
            return;
        _reached.UnionWith(added.Select(item => item.Name));
        _cases.Add(one with { Name = _cases.Count == 0 ? one.Name : added[0].Name, Expect = ExpectationOf(run) });
    }

    private static FlowExpectation ExpectationOf(CaseRun run)
    {
        if (run.Runs is not [var one])
            return new FlowExpectation { Runs = run.Runs.Count };
        return new FlowExpectation
        {
            Run = one.Status,
            ErrorCode = (one.Error as ObjectValue)?["code"] is StringValue code ? code.Content : null,
            Actions = [.. one.Actions.Select(action => new Named<string>(action.Record.Name, default, action.Record.Status))],
            Response = one.Response is { } response ? new ObjectValue(("statusCode", (long)response.Response.StatusCode)) : null,
        };
    }
}
