using System.Xml;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>Finds what of a run is not as a case expects it.</summary>
internal sealed class ExpectationChecks
{
    private readonly FlowExpectation _expect;
    private readonly CaseRun _run;
    private readonly FailureText _text;
    private readonly List<CaseFailure> _failures = [];

    private ExpectationChecks(FlowExpectation expect, CaseRun run)
    {
        _expect = expect;
        _run = run;
        _text = new FailureText(run.Secrets);
    }

    public static IReadOnlyList<CaseFailure> Find(FlowExpectation expect, CaseRun run)
    {
        var checks = new ExpectationChecks(expect, run);
        checks.CheckNumberOfRuns();
        foreach (var result in run.Runs)
            checks.Check(result);
        checks.CheckRequests();
        return checks._failures;
    }

    /// <summary>A list without items starts no run: of what is expected of one, nothing can be true then but that.</summary>
    private void CheckNumberOfRuns()
    {
        if (_expect.Runs is { } runs && runs != _run.Runs.Count)
            Add("runs", $"{runs}", $"{_run.Runs.Count}", null);
        var isOfRun = _expect.Run is not (null or RunResult.NotStarted) || _expect.Actions.Count + _expect.Outputs.Count + _expect.Iterations.Count > 0
            || _expect.Response is not null || _expect.ErrorCode is not null || _expect.ErrorMessage is not null || _expect.Elapsed is not null
            || _expect.IterationCounts.Count > 0;
        if (_run.Runs.Count == 0 && isOfRun)
            Add("run", _expect.Run ?? "a run", "none: the trigger's list (splitOn) has no items", null);
    }

    private void Check(RunResult run)
    {
        CheckRun(run);
        foreach (var action in _expect.Actions)
            CheckStatus(run, action);
        foreach (var output in _expect.Outputs)
            CheckOutput(run, output);
        foreach (var action in _expect.Iterations)
            CheckIterations(run, action);
        foreach (var action in _expect.IterationCounts)
            CheckCount(run, action);
        CheckResponse(run);
    }

    private void CheckRun(RunResult run)
    {
        if (_expect.Run is { } status && status != run.Status)
            Add("run", status, run.Status, _text.ReasonOf(run));
        var error = run.Error as ObjectValue;
        if (_expect.ErrorCode is { } code && error?["code"]?.ToText() != code)
            Add("error.code", code, error?["code"]?.ToText() ?? "no error", _text.ReasonOf(run));
        if (_expect.ErrorMessage is { } message && !TextPattern.IsMatch($"*{message}*", error?["message"]?.ToText() ?? ""))
            Add("error.message", message, error?["message"]?.ToText() ?? "no error", _text.ReasonOf(run));
        if (_expect.Elapsed is { } elapsed && elapsed != run.EndTime - run.StartTime)
            Add("elapsed", XmlConvert.ToString(elapsed), XmlConvert.ToString(run.EndTime - run.StartTime), null);
    }

    private void CheckStatus(RunResult run, Named<string> expected)
    {
        var action = Find(run, expected.Name);
        if (action?.Record.Status != expected.Content)
            Add($"actions.{expected.Name}", expected.Content, action?.Record.Status ?? "it did not run", _text.ReasonOf(action));
    }

    private void CheckOutput(RunResult run, Named<Value> expected)
    {
        var path = OutputPath.Split(expected.Name, _run.Flow.Actions.Select(action => action.Name))!;
        var action = Find(run, path.Action);
        var (found, last, step) = path.Follow(action?.Record.Outputs);
        if (found is null && !expected.Content.IsNull)
        {
            var note = last is null ? $" ({action?.Record.Status ?? "it did not run"})" : $" at '{step}'.{Hide(action, ValueComparison.NamesOf(last, step))}";
            Add($"outputs.{expected.Name}", _text.Show(expected.Name, expected.Content), $"nothing{note}", _text.ReasonOf(action));
            return;
        }

        foreach (var difference in ValueComparison.Compare(expected.Content, found))
            Add($"outputs.{expected.Name}", difference, action);
    }

    private void CheckIterations(RunResult run, Named<IReadOnlyList<string>> expected)
    {
        var action = Find(run, expected.Name);
        var statuses = RepetitionsOf(action).Select(one => one.Record.Status).ToList();
        if (statuses.SequenceEqual(expected.Content))
            return;
        var failed = RepetitionsOf(action).FirstOrDefault(one => _text.ReasonOf(one) is not null);
        Add($"iterations.{expected.Name}", FailureText.List(expected.Content), FailureText.List(statuses), _text.ReasonOf(failed));
    }

    private void CheckCount(RunResult run, Named<int> expected)
    {
        var action = Find(run, expected.Name);
        var count = action?.Iterations ?? RepetitionsOf(action).Count();
        if (count != expected.Content)
            Add($"iterations.{expected.Name}", $"{expected.Content}", $"{count}", _text.ReasonOf(action));
    }

    private void CheckRequests()
    {
        foreach (var expected in _expect.Requests)
        {
            var sent = _run.Requests.Where(request => request.Action.Equals(expected.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            var reason = _run.Runs.Select(run => _text.ReasonOf(Find(run, expected.Name))).FirstOrDefault(text => text is not null);
            if (sent.Count != expected.Content.Count)
                Add($"requests.{expected.Name}", RequestChecks.Count(expected.Content.Count), _text.Show(sent), reason);
            for (var i = 0; i < Math.Min(sent.Count, expected.Content.Count); i++)
            {
                foreach (var difference in RequestChecks.Compare(expected.Content[i], sent[i]))
                    AddDifference($"requests.{expected.Name}[{i}]", difference, reason);
            }
        }
    }

    private void CheckResponse(RunResult run)
    {
        if (run.Response is null)
        {
            if (_expect.Response is { } missing)
                Add("response", _text.Show("response", missing), "none", _text.ReasonOf(run));
            return;
        }

        if (_expect.HasNoResponse)
            Add("response", "none", $"statusCode {run.Response.Response.StatusCode}, of '{run.Response.Action}'", null);
        if (_expect.Response is not { } expected)
            return;
        var (status, headers, body) = (run.Response.Response.StatusCode, run.Response.Response.Headers, run.Response.Response.Body);
        var actual = new ObjectValue(("statusCode", (long)status), ("headers", headers), ("body", body ?? Value.Null));
        foreach (var difference in ValueComparison.Compare(expected, actual))
        {
            var isHidden = run.HidesResponse && difference.Path != ".statusCode";
            AddDifference("response", isHidden ? difference with { Actual = Secrets.Hidden, Note = "" } : difference, _text.ReasonOf(run));
        }
    }

    private static ActionRun? Find(RunResult run, string name) =>
        run.Actions.FirstOrDefault(action => action.Record.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ActionRun> RepetitionsOf(ActionRun? action) =>
        action?.Repetitions?.SelectMany(one => one.Repetitions is null ? [one] : RepetitionsOf(one)) ?? [];

    private static string Hide(ActionRun? action, string note) => action is { HidesOutputs: true } ? "" : note;

    private void Add(string path, Difference difference, ActionRun? action)
    {
        if (action is { HidesOutputs: true } && difference.Actual is not null)
            difference = difference with { Actual = Secrets.Hidden };
        AddDifference(path, difference with { Note = Hide(action, difference.Note) }, _text.ReasonOf(action));
    }

    private void AddDifference(string path, Difference difference, string? reason)
    {
        var whole = path + difference.Path;
        var actual = difference.Actual is { } found ? _text.Show(whole, found, difference.Expected) : "nothing.";
        Add(whole, _text.Show(whole, difference.Expected, difference.Actual), actual + difference.Note, reason);
    }

    private void Add(string path, string expected, string actual, string? reason) =>
        _failures.Add(new CaseFailure(_run.Secrets.Mask(path), _run.Secrets.Mask(expected), _run.Secrets.Mask(actual), reason));
}
