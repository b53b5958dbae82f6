using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Telemetry;

/// <summary>All five actions, well and badly, and then a look into everything the program said or sent to anybody.</summary>
public sealed class CanaryTests(SharedConnector shared) : IClassFixture<SharedConnector>
{
    private readonly RunningConnector _service = shared.Connector;

    [Fact]
    public async Task No_standard_stream_holds_a_secret_and_every_change_is_one_line_of_it()
    {
        await using var api = await RunningApi.StartAsync(_service);

        var canary = await Canary.SendAsync(api.Client, _service);
        var (output, errors) = await api.StopAsync();

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Listening on ", lines[0], StringComparison.Ordinal);
        var events = lines.Where(line => line[0] == '{').Select(line => JsonNode.Parse(line)!).ToList();
        foreach (var name in new[] { "identity.created", "token.issued", "tokens.revoked", "identity.deleted", "token.exchanged", "request.rejected" })
            Assert.Contains(events, told => told["event"]!.GetValue<string>() == name);
        Assert.All(events, told => Assert.Equal(Canary.RunId, told["workflow_run_id"]!.GetValue<string>()));
        Assert.DoesNotContain("\"event\"", errors, StringComparison.Ordinal);
        canary.AssertNoneIn(output, errors);
    }

    [Fact]
    public async Task No_trace_metric_or_log_that_is_exported_holds_a_secret()
    {
        await using var collector = await OtlpStandIn.StartAsync();
        await using var api = await RunningApi.StartAsync(_service,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        var canary = await Canary.SendAsync(api.Client, _service);
        var (output, errors) = await api.StopAsync();

        Assert.Contains("/identities", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("acs-connector-api", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("acsconnector.tokens", collector.Received("metrics"), StringComparison.Ordinal);
        Assert.Contains("identity.created", collector.Received("logs"), StringComparison.Ordinal);
        Assert.Contains(Canary.RunId, collector.Received("logs"), StringComparison.Ordinal);
        Assert.DoesNotContain("identity.created", output, StringComparison.Ordinal); // Told once.
        canary.AssertNoneIn(output, errors, collector.Received("traces"), collector.Received("metrics"), collector.Received("logs"));
    }
}
