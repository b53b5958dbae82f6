using System.Globalization;
using AcsConnector.Cli.Shell;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary>Tells a run as it happens: a line for each action when it ends, and what came of it at the end.</summary>
internal sealed class RunProgress(Terminal terminal, FlowSession session, bool showSecure)
{
    /// <summary>Of an action in a loop only the first passes are told, and the first that fails; the history has all.</summary>
    private const int MaxPasses = 10;

    private const int MaxNames = 5;

    private const int MaxBodyLength = 2000;

    private readonly TextWriter _text = terminal.Output;
    private readonly bool _isColored = terminal.IsColored;
    private readonly int _width = Math.Min(48, session.Flow.Actions.Select(action => action.Name.Length).DefaultIfEmpty(0).Max() + 6);
    private readonly Dictionary<string, int> _untold = new(StringComparer.OrdinalIgnoreCase);
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
            case RequestRetried { Retry: var retry } when IsTold(happened):
                _text.WriteLine($"  ↻ {Place(happened)} {Answered(retry)}; sent again after {Length(retry.WaitAfter)}");
                break;
            case ActionEnded { Run: var run }:
                if (IsTold(happened) | IsFirstFailure(run))
                    TellEnd(happened, run);
                else
                    _untold[happened.Action] = _untold.GetValueOrDefault(happened.Action) + 1;
                break;
        }
    }

    public void End(FlowRunResult run)
    {
        foreach (var (action, passes) in _untold)
            _text.WriteLine($"    {LogSafeWriter.Escape(action)}: {passes} more");
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
    private static ActionRun? LastWithBody(FlowRunResult run)
    {
        var last = run.Actions.LastOrDefault(action => action is { Record: { Status: ActionStatus.Succeeded, Outputs: not null }, Repetitions: null });
        return last is { Record.Body.IsNull: false } ? last : null;
    }

    private string? Cause(ActionRun failed, FlowRunResult run) => failed.FailureWith(showSecure) is { } failure
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
        var duration = record is { StartTime: { } start, EndTime: { } end } && record.Status != ActionStatus.Skipped ? Length(end - start) : "";
        var code = record.Code is "NotSpecified" or null ? "" : record.Code;
        var failure = run.FailureWith(showSecure);
        if (failure?.StatusCode is { } status && code != Text(status))
            code += InBrackets(Text(status));
        var line = $"{Place(happened).PadRight(_width)} {Paint(record.Status, record.Status.PadRight(9))} {code,-24} {duration,10}";
        _text.WriteLine($"{Mark(record.Status)} {line.TrimEnd()}");
        if (failure is not null)
            TellReason(run, failure);
    }

    /// <summary>Why an action failed: its own error, or what the service said. A body that is no error is shown where it is no secret.</summary>
    private void TellReason(ActionRun run, ActionFailure failure)
    {
        var isHidden = run.HidesOutputs && !showSecure;
        if ((failure.Reason ?? (isHidden ? null : (run.Record.Outputs as ObjectValue)?["body"]?.ToText())) is { Length: > 0 } reason)
            _text.WriteLine($"    {Shorten(showSecure ? reason : session.Secrets.Mask(reason))}");
        if (isHidden && run.Record.Outputs is not null)
            _text.WriteLine($"    {Paint(ActionStatus.Skipped, "outputs are secure: --show-secure shows them")}");
    }

    private void TellBody(string title, Value? body, bool isHidden)
    {
        _text.WriteLine();
        _text.WriteLine($"{title}:");
        _text.WriteLine(isHidden && !showSecure ? Secrets.Hidden : Shorten(ValueJson.WriteIndented(showSecure ? body ?? Value.Null : session.Secrets.Mask(body ?? Value.Null))));
    }

    private static bool IsTold(RunEvent happened) => happened.Iterations.All(pass => pass < MaxPasses);

    private bool IsFirstFailure(ActionRun run) => run.Record.Status is ActionStatus.Failed or ActionStatus.TimedOut && _toldFailures.Add(run.Record.Name);

    private static string Place(RunEvent happened) => happened.Iterations.Count == 0
        ? LogSafeWriter.Escape(happened.Action)
        : $"{LogSafeWriter.Escape(happened.Action)} [{string.Join(", ", happened.Iterations.Select(pass => (pass + 1).ToString(CultureInfo.InvariantCulture)))}]";

    private static string Answered(Retry retry) => retry.Code == "NoAnswer" ? "got no answer" : $"was answered {retry.Code}";

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
