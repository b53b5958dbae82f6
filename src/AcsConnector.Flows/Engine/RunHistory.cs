using System.Globalization;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>A run as JSON, in the shape of the service's run history. Secrets are left out unless they are asked for.</summary>
internal static class RunHistory
{
    /// <param name="showSecure">For debugging on one's own machine: shows what is hidden otherwise.</param>
    public static ObjectValue Write(RunResult run, bool showSecure = false)
    {
        var history = new OrderedDictionary<string, Value> { ["name"] = run.Id, ["status"] = run.Status };
        if (run.Error is not null)
            history["error"] = run.Error;
        if (run.FailedAction is { } failed)
            history["failedAction"] = WriteFailedAction(failed, showSecure);
        history["startTime"] = Time(run.StartTime);
        history["endTime"] = Time(run.EndTime);
        history["trigger"] = WriteAction(run.Trigger, showSecure);
        history["actions"] = WriteAll(run.Actions, showSecure);
        if (run.Response is { } response)
        {
            history["response"] = showSecure || !run.HidesResponse
                ? new ObjectValue(("statusCode", response.Response.StatusCode), ("headers", response.Response.Headers), ("body", response.Response.Body ?? Value.Null))
                : new ObjectValue(("statusCode", response.Response.StatusCode), ("body", Secrets.Hidden));
        }

        var written = new ObjectValue(history);
        return showSecure ? written : (ObjectValue)run.Secrets.Mask(written);
    }

    private static ObjectValue WriteAll(IReadOnlyList<ActionRun> runs, bool showSecure)
    {
        var actions = new OrderedDictionary<string, Value>();
        foreach (var run in runs)
            actions[run.Record.Name] = WriteAction(run, showSecure);
        return new ObjectValue(actions);
    }

    /// <summary>One action: what was made of what, when, and how it ended.</summary>
    public static ObjectValue WriteAction(ActionRun run, bool showSecure)
    {
        var record = run.Record;
        var json = new OrderedDictionary<string, Value> { ["status"] = record.Status };
        if (record.Code is { } code)
            json["code"] = code;
        if (run.Repetitions is null)
        {
            Add("inputs", record.Inputs, run.HidesInputs);
            Add("outputs", record.Outputs, run.HidesOutputs);
        }

        if (record.Error is { } error)
            json["error"] = error;
        // What the service has no member for: the reason of a failure whose outputs may be hidden.
        if (run.Repetitions is null && run.FailureWith(showSecure) is { } failure)
            json["failure"] = failure.ToValue();
        if (record.StartTime is { } start)
            json["startTime"] = Time(start);
        if (record.EndTime is { } end)
            json["endTime"] = Time(end);
        if (run.Retries.Count > 0)
            json["retryHistory"] = new ArrayValue([.. run.Retries.Select(WriteRetry)]);
        if (run.Iterations is { } iterations)
            json["iterationCount"] = (long)iterations;
        if (run.Repetitions is { } repetitions)
            json["repetitions"] = new ArrayValue([.. repetitions.Select(repetition => WriteAction(repetition, showSecure))]);
        return new ObjectValue(json);

        void Add(string name, Value? value, bool isHidden)
        {
            if (value is not null)
                json[name] = isHidden && !showSecure ? Secrets.Hidden : value;
        }
    }

    private static ObjectValue WriteFailedAction(ActionRun run, bool showSecure)
    {
        var failure = run.FailureWith(showSecure)?.ToValue() ?? ObjectValue.Empty;
        return failure.Aggregate(new ObjectValue(("name", run.Record.Name)), (all, member) => all.With(member.Key, member.Value));
    }

    private static ObjectValue WriteRetry(Retry retry) => new(
        ("startTime", Time(retry.StartTime)),
        ("endTime", Time(retry.EndTime)),
        ("code", retry.Code),
        ("waitSeconds", retry.WaitAfter.TotalSeconds));

    private static Value Time(DateTimeOffset time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
}
