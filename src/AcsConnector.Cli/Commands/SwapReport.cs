using AcsConnector.Cli.Shell;
using AcsConnector.ConnectorFiles.Swapping;
using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.Cli.Commands;

/// <summary>What a swap changes: each file, and in it each place with what stood there and what stands there now.</summary>
internal static class SwapReport
{
    public static async Task WriteAsync(ConnectorSwap swap, TextWriter output)
    {
        foreach (var file in swap.Changes.GroupBy(change => change.File))
        {
            await output.WriteLineAsync(LogSafeWriter.Escape(file.Key));
            foreach (var change in file)
                await WriteChangeAsync(change, output);
        }

        var files = swap.Changes.Select(change => change.File).Distinct().Count();
        await output.WriteLineAsync($"\n{Count(swap.Actions.Count, "action")} moved: {Count(swap.Changes.Count, "change")} in "
            + $"{Count(files, "file")}.");
        foreach (var note in swap.Notes)
            await output.WriteLineAsync($"Note: {LogSafeWriter.Escape(note)}");
    }

    private static async Task WriteChangeAsync(SwapChange change, TextWriter output)
    {
        await output.WriteLineAsync($"  {LogSafeWriter.Escape(change.Place)}");
        if (change.Before is { } before)
            await output.WriteLineAsync($"    - {LogSafeWriter.Escape(before)}");
        if (change.After is { } after)
            await output.WriteLineAsync($"    + {LogSafeWriter.Escape(after)}");
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
