using System.Diagnostics;
using System.Globalization;

namespace AcsConnector.Benchmarks;

/// <summary>What is being done, on standard error: standard output is for the result.</summary>
internal static class Progress
{
    private static readonly long Started = Stopwatch.GetTimestamp();

    public static void Say(string what) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(Started).TotalSeconds,5:F0} s  {what}"));
}
