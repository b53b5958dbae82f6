using System.Diagnostics;
using AcsConnector.Benchmarks.Loading;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

namespace AcsConnector.Benchmarks;

/// <summary>The page in a browser that starts for it, until the list of identities is there; beside it the same browser with an empty page.</summary>
internal static class PageSpeed
{
    private const string Shown = "1–1 of 1, newest first";

    public static void Measure(string program, int pairs, Table table)
    {
        const string what = "the page with its list of identities";
        table.Section("The page, whole run of a browser without a window");
        if (Array.Find(["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"], File.Exists) is not { } browser)
        {
            table.Missing(what, "needs Chromium (Debian: apt-get install chromium-headless-shell)");
            return;
        }

        Progress.Say("The page");
        using var connector = ConnectorProcess.Start(program);
        using var caller = new Connection(connector.Api);
        caller.Send(Requests.FirstUserThroughApi(connector.Api, connector.ApiKey));
        var (pages, empty) = (new List<double>(), new List<double>());
        for (var pair = -1; pair < pairs; pair++)
        {
            var (ofPage, ofEmpty) = (Open(browser, connector.Page, Shown), Open(browser, "about:blank", "<html>"));
            if (pair < 0)
                continue; // The first brings the files into the page cache.
            pages.Add(ofPage.TotalMilliseconds);
            empty.Add(ofEmpty.TotalMilliseconds);
        }

        table.Add(what, new Series(pages, "ms", digits: 0), $"{new Series(pages.Zip(empty, (page, none) => page - none), "ms", digits: 0)} more than an empty page");
        table.Add("an empty page", new Series(empty, "ms", digits: 0));
    }

    /// <summary>Its clock runs ahead whenever it waits for nothing, and stands while it waits for an answer.</summary>
    private static TimeSpan Open(string browser, string address, string shown)
    {
        using var profile = new TemporaryFolder();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(
            browser, ["--headless", "--no-sandbox", $"--user-data-dir={profile.Path}", "--virtual-time-budget=500", "--dump-dom", address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var page = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(started);
        return page.Contains(shown, StringComparison.Ordinal)
            ? time
            : throw new InvalidOperationException($"{address} did not show '{shown}' in {browser}: {errors.Result}");
    }
}
