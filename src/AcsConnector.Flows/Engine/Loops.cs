using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Engine;

/// <summary>What the loops share.</summary>
internal static class Loops
{
    /// <summary>Leaves in the frame around a loop, for every action inside it, one record with all its repetitions.</summary>
    public static void KeepRepetitions(FlowAction loop, Frame frame, IReadOnlyList<Frame> iterations, bool lastCounts = false)
    {
        foreach (var inner in loop.Descendants)
        {
            var runs = iterations.Select(iteration => iteration.Own(inner.Name)).OfType<ActionRun>().ToArray();
            if (runs.Length == 0)
                continue;
            var record = lastCounts
                ? runs[^1].Record
                : runs[0].Record with
                {
                    Status = StatusOf(runs),
                    Code = "NotSpecified",
                    Inputs = null,
                    Outputs = null,
                    Repetitions = Array.ConvertAll(runs, run => run.Record),
                    Error = null,
                    StartTime = runs.Min(run => run.Record.StartTime),
                    EndTime = runs.Max(run => run.Record.EndTime),
                };
            frame.Keep(new ActionRun(record)
            {
                HidesInputs = Array.Exists(runs, run => run.HidesInputs),
                HidesOutputs = Array.Exists(runs, run => run.HidesOutputs),
                Repetitions = runs,
                IsLastIteration = lastCounts,
            });
        }
    }

    /// <summary>The same for a loop without items: nothing inside has run, and the list of its outputs is empty.</summary>
    public static void KeepNone(FlowAction loop, Frame frame)
    {
        foreach (var inner in loop.Descendants)
        {
            var record = new ActionRecord { Name = inner.Name, Type = inner.Definition.Type, Status = ActionStatus.Succeeded, Code = "NotSpecified", Repetitions = [] };
            frame.Keep(new ActionRun(record) { Repetitions = [] });
        }
    }

    private static string StatusOf(ActionRun[] runs)
    {
        foreach (var status in (ReadOnlySpan<string>)[ActionStatus.Failed, ActionStatus.TimedOut, ActionStatus.Cancelled, ActionStatus.Succeeded])
        {
            if (Array.Exists(runs, run => run.Record.Status == status))
                return status;
        }

        return ActionStatus.Skipped;
    }
}
