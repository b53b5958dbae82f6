using System.Net;

namespace AcsConnector.Hosting.Tests;

/// <summary>A host may stop or freeze the process as soon as it has the answer.</summary>
public sealed class NoWorkAfterAnswerTests(FunctionsBench bench) : IClassFixture<FunctionsBench>
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(1);

    /// <summary>Without the compiler that works in the background. What is left is the server's clock, once a second.</summary>
    [Fact]
    public async Task Does_nothing_after_the_last_answer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux: sockets are counted in /proc.");
        const int requests = 300;
        await using var host = await bench.StartAsync(("DOTNET_TieredCompilation", "0"));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            async (_, stop) =>
            {
                using var answer = await host.Client.SendAsync(FunctionsBench.Request(HttpMethod.Post, "/identities", "{}"), stop);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            });

        var (workBefore, connectionsBefore, eventsBefore) = Look(host.Worker);
        await Task.Delay(Watched, TestContext.Current.CancellationToken);
        var (work, connections, events) = Look(host.Worker);

        var done = work - workBefore;
        TestContext.Current.SendDiagnosticMessage(
            $"{Watched.TotalSeconds} s after the last of {requests} answers: {done.TotalMilliseconds:0} ms of work, {connections} sockets");
        Assert.InRange(done, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        Assert.Equal((connectionsBefore, requests), (connections, events));
        Assert.Equal(requests, eventsBefore);
    }

    private static (TimeSpan Work, int Sockets, int Events) Look(Worker worker)
    {
        worker.Process.Refresh();
        var sockets = new DirectoryInfo($"/proc/{worker.Process.Id}/fd").EnumerateFileSystemInfos()
            .Count(file => file.LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
        return (worker.Process.TotalProcessorTime, sockets, FunctionsBench.EventsIn(worker.Logs).Count);
    }
}
