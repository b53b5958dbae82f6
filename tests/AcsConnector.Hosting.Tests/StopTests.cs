using System.Diagnostics;
using System.Net;

namespace AcsConnector.Hosting.Tests;

/// <summary>A worker that is asked to go ends by itself, within the grace it is given, and sends what it has not sent yet.</summary>
public sealed class StopTests(FunctionsBench bench) : IClassFixture<FunctionsBench>
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("by its host")]
    [InlineData("by a signal")]
    public async Task Ends_well_when_asked(string how)
    {
        await using var collector = await OtlpStandIn.StartAsync();
        await using var host = await bench.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        using var created = await host.Client.SendAsync(
            FunctionsBench.Request(HttpMethod.Post, "/identities"), TestContext.Current.CancellationToken);
        var worker = host.Worker;

        var started = Stopwatch.GetTimestamp();
        var errors = how == "by its host" ? await worker.TerminateAsync() : await SignalAsync(worker);

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Grace);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal((0, ""), (worker.ExitCode, errors));
        Assert.Contains("identity.created", collector.Received("logs"), StringComparison.Ordinal);
        Assert.Contains("acsconnector.actions", collector.Received("metrics"), StringComparison.Ordinal);
        Assert.Contains("/identities", collector.Received("traces"), StringComparison.Ordinal);
    }

    private static async Task<string> SignalAsync(Worker worker)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{worker.Process.Id}"]);
        return await worker.EndedAsync();
    }
}
