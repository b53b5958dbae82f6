using System.Text.RegularExpressions;

namespace AcsConnector.Hosting.Tests;

/// <summary>What a worker exports by itself, beside what it hands to its host.</summary>
public sealed class TelemetryTests(FunctionsBench bench) : IClassFixture<FunctionsBench>
{
    /// <summary>The host leaves the export to a worker that says it can. What it is handed all the same must hold no secret either.</summary>
    [Fact]
    public async Task Exports_one_record_for_each_action_and_no_secret()
    {
        await using var collector = await OtlpStandIn.StartAsync();
        await using var host = await bench.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        var canary = await Canary.SendAsync(host.Client, bench.Connector, ServiceStandIn.Endpoint);
        var errors = await host.StopAsync(); // Which flushes.

        var (traces, metrics, logs) = (collector.Received("traces"), collector.Received("metrics"), collector.Received("logs"));
        Assert.Equal(canary.Calls, Regex.Count(logs, """\{"time":"[^"]+","event":"""));
        Assert.Contains(Canary.RunId, logs, StringComparison.Ordinal);
        Assert.Contains("/identities", traces, StringComparison.Ordinal);
        Assert.Contains("acsconnector.tokens", metrics, StringComparison.Ordinal);
        Assert.Equal("True", host.Worker.Capabilities["WorkerOpenTelemetryEnabled"], ignoreCase: true);
        Assert.Equal((0, ""), (host.Worker.ExitCode, errors));
        canary.AssertNoneIn(traces, metrics, logs, string.Concat(host.Logs), string.Concat(host.Worker.Output));
    }

    /// <summary>So that a flow's run, the host's trace and the event lead to each other.</summary>
    [Fact]
    public async Task Tells_which_trace_of_its_caller_an_action_belongs_to()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        await using var collector = await OtlpStandIn.StartAsync();
        await using var host = await bench.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        using var request = FunctionsBench.Request(HttpMethod.Post, "/identities");
        request.Headers.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await host.StopAsync();

        Assert.Contains($"\"trace_id\":\"{trace}\"", collector.Received("logs"), StringComparison.Ordinal);
    }

    /// <summary>Without a destination the host has the records, and says so to the worker's caller with the invocation's id.</summary>
    [Fact]
    public async Task Hands_every_action_to_the_host_and_no_secret_when_nothing_is_exported()
    {
        await using var host = await bench.StartAsync();

        var canary = await Canary.SendAsync(host.Client, bench.Connector, ServiceStandIn.Endpoint);
        var errors = await host.StopAsync();

        var events = FunctionsBench.EventsIn(host.Logs);
        Assert.Equal(canary.Calls, events.Count);
        Assert.Equal(
            ["identity.created", "identity.deleted", "request.rejected", "token.exchanged", "token.issued", "tokens.revoked"],
            events.Select(told => told["event"]!.GetValue<string>()).Distinct().Order());
        Assert.All(events, told => Assert.Equal(Canary.RunId, told["workflow_run_id"]!.GetValue<string>()));
        Assert.False(host.Worker.Capabilities.ContainsKey("WorkerOpenTelemetryEnabled"));
        Assert.Equal("", errors);
        canary.AssertNoneIn(string.Concat(host.Logs), string.Concat(host.Worker.Output));
    }
}
