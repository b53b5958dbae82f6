using System.Net;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>A host may stop or freeze the process as soon as it has the answer.</summary>
public sealed class NoWorkAfterAnswerTests(FunctionsBench bench) : IClassFixture<FunctionsBench>
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(1);

    public static bool CanBeWatched => ApiPackage.IsPublished && OperatingSystem.IsLinux();

    /// <summary>Not for the JIT, which compiles in the background. What is left is the server's clock, once a second.</summary>
    [Fact(SkipUnless = nameof(CanBeWatched), Skip = ApiPackage.PublishNeeded + " On Linux only.")]
    [Trait("Category", "Publish")]
    public async Task Does_nothing_after_the_last_answer()
    {
        const int requests = 300;
        await using var host = await bench.StartAsync();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            async (_, stop) =>
            {
                using var answer = await host.Client.SendAsync(FunctionsBench.Request(HttpMethod.Post, "/identities", "{}"), stop);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            });

        var (workBefore, connectionsBefore, linesBefore) = Look(host.Handler);
        await Task.Delay(Watched, TestContext.Current.CancellationToken);
        var (work, connections, lines) = Look(host.Handler);

        var done = work - workBefore;
        TestContext.Current.SendDiagnosticMessage(
            $"{Watched.TotalSeconds} s after the last of {requests} answers: {done.TotalMilliseconds:0} ms of work, {connections} sockets.");
        Assert.InRange(done, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        Assert.Equal((connectionsBefore, requests), (connections, lines));
        Assert.InRange(linesBefore, 1, requests);
    }

    private static (TimeSpan Work, int Sockets, int Lines) Look(Handler handler)
    {
        handler.Process.Refresh();
        var sockets = new DirectoryInfo($"/proc/{handler.Process.Id}/fd").EnumerateFileSystemInfos()
            .Count(file => file.LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
        return (handler.Process.TotalProcessorTime, sockets, handler.Lines.Count);
    }
}
