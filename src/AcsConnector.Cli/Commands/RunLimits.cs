using System.Globalization;
using AcsConnector.Flows;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary>The limits of a run as the command line gives them.</summary>
internal static class RunLimits
{
    private static readonly (string Unit, double Seconds)[] TimeUnits = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];
    private static readonly (string Unit, double Bytes)[] SizeUnits = [("KB", 1 << 10), ("MB", 1 << 20), ("GB", 1 << 30)];

    /// <summary>A run that waits in real time has no limit of time unless one is given.</summary>
    public static FlowLimits Read(RunArguments arguments)
    {
        var limits = FlowLimits.Default;
        return limits with
        {
            MaxRunTime = arguments.MaxTime is { } time ? TimeSpan.FromSeconds(Amount("--max-time", time, TimeUnits, "5s, 500ms, 10m or 1h", TimeSpan.MaxValue.TotalSeconds / 2))
                : arguments.RealTime ? null
                : limits.MaxRunTime,
            MaxActionRuns = arguments.MaxActions is { } actions ? (long)Amount("--max-actions", actions, [("", 1)], "1000", long.MaxValue / 2.0) : limits.MaxActionRuns,
            MaxRunMemory = arguments.MaxMemory is { } memory ? (long)Amount("--max-memory", memory, SizeUnits, "200MB, 512KB or 2GB", long.MaxValue / 2.0) : limits.MaxRunMemory,
        };
    }

    private static double Amount(string option, string text, (string Unit, double Factor)[] units, string examples, double most)
    {
        foreach (var (unit, factor) in units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text[..^unit.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number > 0
                && number * factor < most)
            {
                return number * factor;
            }
        }

        throw new FlowInputException($"{option} is an amount such as {examples}, not '{text}'.");
    }
}
