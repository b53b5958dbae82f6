using System.Globalization;
using AcsConnector.Cli.Shell;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary>Tells a run as it happens: a line for each action when it ends, and what came of it at the end.</summary>
/// <param name="time">The clock that skips waits; null for one that waits.</param>
internal sealed class RunProgress(Terminal terminal, FlowSession session, bool showSecure, VirtualTime? time)
{
    /// <summary>Of an action in a loop only the first iterations are shown, and the first that fails; the history has all.</summary>
    private const int MaxIterations = 10;

    private const int MaxNames = 5;

    private const int MaxWidth = 60;

    private const int MaxBodyLength = 2000;

    private readonly TextWriter _text = terminal.Output;
    private readonly bool _isColored = terminal.IsColored;
    private readonly HashSet<string> _loops = new(
        session.Flow.Actions.Where(action => action.Type.Equals("Foreach", StringComparison.OrdinalIgnoreCase) || action.Type.Equals("Until", StringComparison.OrdinalIgnoreCase))
            .Select(action => action.Name),
        StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _withBlocks = new(
        session.Flow.Actions.Select(action => session.Flow.ParentOf(action.Name)).OfType<string>(), StringComparer.OrdinalIgnoreCase);

    private int? _width;

    /// <summary>Of the widest place, up to a limit.</summary>
    private int Width => _width ??= Math.Min(MaxWidth, session.Flow.Actions.Select(action => WidthOf(action.Name)).DefaultIfEmpty(0).Max());

    private readonly Dictionary<(string Action, string Iterations), TimeSpan> _skippedBefore = [];
    private readonly Dictionary<string, int> _notShown = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _toldFailures = new(StringComparer.OrdinalIgnoreCase);

    public void Begin(string? ownApi, Companions companions)
    {
        _text.WriteLine($"{LogSafeWriter.Escape(session.Flow.Definition.Name)} ({HostName})");
        if (ownApi is not null)
            _text.WriteLine($"The API and an emulator were started for this run ({ownApi}).");
        foreach (var file in companions.Found)
            _text.WriteLine($"Using {Path.GetRelativePath(Environment.CurrentDirectory, file)}.");
        if (session.Generated.Count > 0)
            _text.WriteLine($"{session.Generated.Count} responses are generated ({Shortened([.. session.Generated.Names])}): 'flow mocks' writes them to a file.");
        _text.WriteLine();
    }

    private static string Shortened(string[] names) => LogSafeWriter.Escape(
        names.Length <= MaxNames ? string.Join(", ", names) : $"{string.Join(", ", names[..(MaxNames - 1)])} and {names.Length - MaxNames + 1} more");

    /// <summary>One of several runs that <c>splitOn</c> started.</summary>
    public void BeginItem(int number, int count) => _text.WriteLine($"{(number > 1 ? Environment.NewLine : "")}Run {number} of {count}");

    public void Tell(RunEvent happened)
    {
        switch (happened)
        {
            case ActionStarted:
                _skippedBefore[KeyOf(happened)] = time?.Skipped ?? TimeSpan.Zero;
                if (_withBlocks.Contains(happened.Action) && IsShown(happened))
                    _text.WriteLine($"{Indent(happened)}▸ {Place(happened)}");
                break;
            case RequestRetried { Retry: var retry } when IsShown(happened):
                _text.WriteLine($"{Indent(happened)}  ↻ {Place(happened)} {Got(retry)}; sent again after {Length(retry.WaitAfter)}{SkippedWord(time is null ? TimeSpan.Zero : retry.WaitAfter)}");
                break;
            case ActionEnded { Run: var run }:
                if (IsShown(happened) | IsFirstFailure(run))
                    TellEnd(happened, run);
                else
                    _notShown[happened.Action] = _notShown.GetValueOrDefault(happened.Action) + 1;
                break;
        }
    }

    public void End(RunResult run)
    {
        foreach (var (action, iterations) in _notShown)
            _text.WriteLine($"    {LogSafeWriter.Escape(action)}: {iterations} more");
        _text.WriteLine();
        _text.WriteLine($"{Mark(run.Status)} {Paint(run.Status, run.Status)} in {Length(run.EndTime - run.StartTime)}");
        if (run.Error is ObjectValue error)
            _text.WriteLine($"  {session.Secrets.Mask($"{error["code"]}: {error["message"]}")}");

        if (run.Response is { } response)
            TellBody($"Response {Text(response.Response.StatusCode)}", response.Response.Body, run.HidesResponse);
        else if (run.Status == ActionStatus.Succeeded && LastWithBody(run) is { } last)
            TellBody($"Body of {LogSafeWriter.Escape(last.Record.Name)}", last.Record.Body, last.HidesOutputs);
        if (run is { Status: ActionStatus.Failed, FailedAction: { } failed })
            _text.WriteLine($"\nFailed: {LogSafeWriter.Escape(failed.Record.Name)}{InBrackets(Cause(failed, run))}");
    }

    /// <summary>The last action that succeeded, if it has a body: what a flow without a Response comes to.</summary>
    private static ActionRun? LastWithBody(RunResult run)
    {
        var last = run.Actions.LastOrDefault(action => action is { Record: { Status: ActionStatus.Succeeded, Outputs: not null }, Repetitions: null });
        return last is { Record.Body.IsNull: false } ? last : null;
    }

    private string? Cause(ActionRun failed, RunResult run) => failed.FailureWith(showSecure) is { } failure
        ? failure.StatusCode is { } status ? Text(status) : failure.Code
        : (run.Error as ObjectValue)?["code"]?.ToText();

    private string HostName => session.Flow.Definition.Host switch
    {
        FlowHost.PowerAutomate => "Power Automate",
        FlowHost.Consumption => "Logic Apps, Consumption",
        _ => "Logic Apps, Standard",
    };

    private void TellEnd(RunEvent happened, ActionRun run)
    {
        var record = run.Record;
        var duration = record is { StartTime: { } start, EndTime: { } end } && record.Status != ActionStatus.Skipped ? Length(end - start) + SkippedWord(SkippedDuring(happened)) : "";
        var code = record.Code is "NotSpecified" or null ? "" : record.Code;
        var failure = run.FailureWith(showSecure);
        if ((failure?.StatusCode is { } failed ? Text(failed) : StatusCodeOf(record)) is { } status && code != status)
            code += InBrackets(status);
        var line = $"{Place(happened).PadRight(Width - Indent(happened).Length)} {Paint(record.Status, record.Status.PadRight(9))} {code,-24} {duration,10}";
        _text.WriteLine($"{Indent(happened)}{Mark(record.Status)} {line.TrimEnd()}");
        if (failure is not null)
            TellReason(run, failure, Indent(happened));
    }

    /// <summary>Why an action failed: its own error, or what the service said. A body that is no error is shown where it is no secret.</summary>
    private void TellReason(ActionRun run, ActionFailure failure, string indent)
    {
        var isHidden = run.HidesOutputs && !showSecure;
        if ((failure.Reason ?? (isHidden ? null : (run.Record.Outputs as ObjectValue)?["body"]?.ToText())) is { Length: > 0 } reason)
            _text.WriteLine($"{indent}    {Shorten(showSecure ? reason : session.Secrets.Mask(reason))}");
        if (isHidden && run.Record.Outputs is not null)
            _text.WriteLine($"{indent}    {Paint(ActionStatus.Skipped, "outputs are secure: --show-secure shows them")}");
    }

    private void TellBody(string title, Value? body, bool isHidden)
    {
        _text.WriteLine();
        _text.WriteLine($"{title}:");
        _text.WriteLine(isHidden && !showSecure ? Secrets.Hidden : Shorten(ValueJson.WriteIndented(showSecure ? body ?? Value.Null : session.Secrets.Mask(body ?? Value.Null))));
    }

    private static bool IsShown(RunEvent happened) => happened.Iterations.All(iteration => iteration < MaxIterations);

    private bool IsFirstFailure(ActionRun run) => run.Record.Status is ActionStatus.Failed or ActionStatus.TimedOut && _toldFailures.Add(run.Record.Name);

    /// <summary>As deep as the blocks around it; in a loop with the loop's name and the number of the iteration.</summary>
    private string Place(RunEvent happened) => happened.Iterations.Count == 0
        ? LogSafeWriter.Escape(happened.Action)
        : $"{LogSafeWriter.Escape(LoopAround(happened.Action))} › {LogSafeWriter.Escape(happened.Action)} [{string.Join(", ", happened.Iterations.Select(iteration => (iteration + 1).ToString(CultureInfo.InvariantCulture)))}]";

    private string LoopAround(string action)
    {
        var parent = session.Flow.ParentOf(action);
        while (parent is not null && !_loops.Contains(parent))
            parent = session.Flow.ParentOf(parent);
        return parent ?? "";
    }

    private string Indent(RunEvent happened) => new(' ', IndentOf(happened.Action));

    private int IndentOf(string action)
    {
        var columns = 0;
        for (var parent = session.Flow.ParentOf(action); parent is not null; parent = session.Flow.ParentOf(parent))
            columns += 2;
        return columns;
    }

    /// <summary>With the number of an iteration.</summary>
    private int WidthOf(string action) => IndentOf(action) + action.Length + (LoopAround(action) is { Length: > 0 } loop ? loop.Length + 8 : 0);

    private static string? StatusCodeOf(ActionRecord record) => ((record.Outputs as ObjectValue)?["statusCode"] as IntegerValue)?.ToText();

    private TimeSpan SkippedDuring(RunEvent happened) =>
        time is not null && _skippedBefore.Remove(KeyOf(happened), out var before) ? time.Skipped - before : TimeSpan.Zero;

    private static string SkippedWord(TimeSpan skipped) => skipped > TimeSpan.Zero ? " (wait skipped)" : "";

    private static (string, string) KeyOf(RunEvent happened) => (happened.Action, string.Join(',', happened.Iterations));

    private static string Got(Retry retry) => retry.Code == "NoResponse" ? "got no response" : $"got {retry.Code}";

    private string Mark(string status) => Paint(status, status switch
    {
        ActionStatus.Succeeded => "✓",
        ActionStatus.Skipped => "○",
        _ => "✗",
    });

    private string Paint(string status, string words) => !_isColored ? words : status switch
    {
        ActionStatus.Succeeded => $"\e[32m{words}\e[0m",
        ActionStatus.Skipped => $"\e[90m{words}\e[0m",
        _ => $"\e[31m{words}\e[0m",
    };

    private static string Length(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time switch
    {
        { TotalSeconds: < 1 } => $"{time.TotalMilliseconds:0} ms",
        { TotalMinutes: < 1 } => $"{time.TotalSeconds:0.#} s",
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        _ => $"{Math.Floor(time.TotalHours):0} h {time.Minutes} min",
    }}");

    private static string InBrackets(string? words) => string.IsNullOrEmpty(words) ? "" : $" ({words})";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shorten(string words) => words.Length <= MaxBodyLength ? words : words[..MaxBodyLength] + "…";
}
