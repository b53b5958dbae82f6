using System.Globalization;
using AcsConnector.Flows;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Running;

namespace AcsConnector.Cli.Flows;

/// <summary>Tells a run as it happens: a line for each action when it ends, and what came of it at the end.</summary>
internal sealed class RunProgress(TextWriter text, Flow flow, Secrets secrets, bool showSecure)
{
    /// <summary>Of an action in a loop only the first passes are told; the history has all.</summary>
    private const int MostPasses = 10;

    private const int LongestBody = 2000;

    private readonly int _width = Math.Min(48, flow.Actions.Select(action => action.Name.Length).DefaultIfEmpty(0).Max() + 6);
    private readonly Dictionary<string, int> _untold = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _hasColors = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public void Begin(string? ownApi, Companions companions)
    {
        text.WriteLine($"{flow.Definition.Name} ({HostName})");
        if (ownApi is not null)
            text.WriteLine($"The API and an emulator were started for this run ({ownApi}).");
        foreach (var file in companions.Found)
            text.WriteLine($"Using {Path.GetRelativePath(Environment.CurrentDirectory, file)}.");
        text.WriteLine();
    }

    public void Tell(RunEvent happened)
    {
        switch (happened)
        {
            case RequestRetried { Retry: var retry } when IsTold(happened):
                text.WriteLine($"  ↻ {Place(happened)} {Answered(retry)}; sent again after {Length(retry.WaitAfter)}");
                break;
            case ActionEnded { Run: var run }:
                if (IsTold(happened))
                    TellEnd(happened, run);
                else
                    _untold[happened.Action] = _untold.GetValueOrDefault(happened.Action) + 1;
                break;
        }
    }

    public void End(FlowRunResult run)
    {
        foreach (var (action, passes) in _untold)
            text.WriteLine($"    {action}: {passes} more");
        text.WriteLine();
        text.WriteLine($"{Mark(run.Status)} {Paint(run.Status, run.Status)} in {Length(run.EndTime - run.StartTime)}");
        if (run.Error is ObjectValue error)
            text.WriteLine($"  {secrets.Mask($"{error["code"]}: {error["message"]}")}");

        var last = run.Actions.LastOrDefault(action => action is { Record: { Status: ActionStatus.Succeeded, Outputs: not null }, Repetitions: null });
        if (run.Response is { } response)
            TellBody($"Response {response.Answer.StatusCode.ToString(CultureInfo.InvariantCulture)}", response.Answer.Body, IsHidden(run, response.Action));
        else if (last is not null)
            TellBody($"Outputs of {last.Record.Name}", last.Record.Outputs, last.HidesOutputs);
    }

    private string HostName => flow.Definition.Host switch
    {
        AcsConnector.Flows.Definitions.FlowHost.PowerAutomate => "Power Automate",
        AcsConnector.Flows.Definitions.FlowHost.Consumption => "Logic Apps, Consumption",
        _ => "Logic Apps, Standard",
    };

    private void TellEnd(RunEvent happened, ActionRun run)
    {
        var record = run.Record;
        var duration = record is { StartTime: { } start, EndTime: { } end } && record.Status != ActionStatus.Skipped ? Length(end - start) : "";
        var code = record.Code is "NotSpecified" or null ? "" : record.Code;
        var line = $"{Place(happened).PadRight(_width)} {Paint(record.Status, record.Status.PadRight(9))} {code,-24} {duration,10}";
        text.WriteLine($"{Mark(record.Status)} {line.TrimEnd()}");
        if (record.Status is ActionStatus.Failed or ActionStatus.TimedOut && Reason(run) is { } reason)
            text.WriteLine($"    {secrets.Mask(reason)}");
    }

    /// <summary>Why an action failed: its own error, or what the service said.</summary>
    private string? Reason(ActionRun run) => run.Record.Error is ObjectValue error ? error["message"]?.ToText()
        : run.Record.Outputs is not ObjectValue outputs || outputs["body"] is not { } body ? null
        : run.HidesOutputs && !showSecure ? null
        : Shorten(body is ObjectValue json && json["error"] is ObjectValue inner ? $"{inner["code"]}: {inner["message"]}" : body.ToText());

    private void TellBody(string title, Value? body, bool isHidden)
    {
        text.WriteLine();
        text.WriteLine($"{title}:");
        text.WriteLine(isHidden && !showSecure ? Secrets.Hidden : Shorten(ValueJson.WriteIndented(showSecure ? body ?? Value.Null : secrets.Mask(body ?? Value.Null))));
    }

    private static bool IsTold(RunEvent happened) => happened.Iterations.All(pass => pass < MostPasses);

    private static bool IsHidden(FlowRunResult run, string action) =>
        run.Actions.FirstOrDefault(one => one.Record.Name == action) is not { HidesInputs: false, HidesOutputs: false };

    private static string Place(RunEvent happened) => happened.Iterations.Count == 0
        ? happened.Action
        : $"{happened.Action} [{string.Join(", ", happened.Iterations.Select(pass => (pass + 1).ToString(CultureInfo.InvariantCulture)))}]";

    private static string Answered(Retry retry) => retry.Code == "NoAnswer" ? "got no answer" : $"was answered {retry.Code}";

    private string Mark(string status) => Paint(status, status switch
    {
        ActionStatus.Succeeded => "✓",
        ActionStatus.Skipped => "○",
        _ => "✗",
    });

    private string Paint(string status, string words) => !_hasColors ? words : status switch
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

    private static string Shorten(string words) => words.Length <= LongestBody ? words : words[..LongestBody] + "…";
}
