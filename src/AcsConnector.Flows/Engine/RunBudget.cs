using System.Diagnostics;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>
/// How much a run, the flows it calls and the runs beside it may use together: real time, runs of actions, and bytes of what is kept.
/// Whoever goes over it ends them all.
/// </summary>
internal sealed class RunBudget
{
    /// <summary>What an action's record takes, beside its inputs and outputs.</summary>
    private const int RecordSize = 500;

    /// <summary>Values smaller than this are counted each time; a larger one that many records share is counted once.</summary>
    private const int SharedSize = 4096;

    private readonly FlowLimits _limits;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly HashSet<Value> _counted = new(ReferenceEqualityComparer.Instance);
    private long _actions;
    private long _bytes;
    private int _steps;

    /// <param name="limits">What there is of each.</param>
    public RunBudget(FlowLimits limits) => _limits = limits;

    /// <summary>Why everything ended; null while there is some of all.</summary>
    public string? Exceeded { get; private set; }

    /// <summary>Ends the runs.</summary>
    internal event Action<string>? Ended;

    /// <summary>What is left of the time; null without a limit.</summary>
    internal TimeSpan? TimeLeft => _limits.MaxRunTime is { } time ? time - Stopwatch.GetElapsedTime(_started) : null;

    internal void CountAction()
    {
        if (++_actions > _limits.MaxActionRuns)
            End($"more than {_limits.MaxActionRuns} actions ran (max-actions)");
        Step();
    }

    /// <summary>One of many small things: looks at the clock now and then.</summary>
    internal void Step()
    {
        if ((++_steps & 15) == 0)
            CheckTime();
    }

    internal void CheckTime()
    {
        if (TimeLeft < TimeSpan.Zero)
            End($"it took longer than {_limits.MaxRunTime} (max-time)");
    }

    /// <summary>Counts what stays until the run has ended.</summary>
    internal void Keep(Value? inputs, Value? outputs)
    {
        _bytes += RecordSize + SizeOf(inputs) + SizeOf(outputs);
        if (_bytes > _limits.MaxRunMemory)
            End($"it keeps more than {SizeText.Format(_limits.MaxRunMemory)} (max-memory)");
    }

    private void End(string reason)
    {
        if (Exceeded is not null)
            return;
        Exceeded = reason;
        Ended?.Invoke(reason);
    }

    /// <summary>Only what has many parts is worth remembering; what is large inside of the others is remembered itself.</summary>
    private bool IsCounted(Value value, int parts) => parts >= SharedSize / ValueLimits.Member && !_counted.Add(value);

    private long SizeOf(Value? value)
    {
        var size = (long)ValueLimits.Member;
        switch (value)
        {
            case null:
                return 0;
            case StringValue text:
                var length = 2L * text.Length;
                return length >= SharedSize && !_counted.Add(text) ? 0 : size + length;
            case ArrayValue array:
                if (IsCounted(array, array.Items.Count))
                    return 0;
                for (var i = 0; i < array.Items.Count; i++)
                    size += SizeOf(array.Items[i]);
                return size;
            case ObjectValue members:
                if (IsCounted(members, members.Count))
                    return 0;
                foreach (var (name, member) in members)
                    size += (2L * name.Length) + SizeOf(member);
                return size;
            default:
                return size;
        }
    }
}
