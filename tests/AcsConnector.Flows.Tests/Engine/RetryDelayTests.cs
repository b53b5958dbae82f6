using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>The waits between the tries of a request that always fails.</summary>
public sealed class RetryDelayTests
{
    [Theory]
    [InlineData("""{"type": "fixed", "count": 2, "interval": "PT10S"}""", 1, 10_000)]
    [InlineData("""{"type": "fixed", "count": 2, "interval": "PT10S"}""", 2, 10_000)]
    [InlineData("""{"type": "fixed", "count": 2, "interval": "PT10S"}""", 3, null)]
    [InlineData("""{"type": "exponential", "count": 3, "interval": "PT1S", "minimumInterval": "PT2S"}""", 1, 2000)]
    [InlineData("""{"type": "exponential", "count": 3, "interval": "PT1S"}""", 3, 5000)]
    [InlineData("""{"type": "exponential", "count": 90, "interval": "PT1S"}""", 90, 86_400_000)]
    [InlineData("""{"type": "exponential", "count": 2, "interval": "PT1M", "minimumInterval": "PT2M", "maximumInterval": "PT1M"}""", 2, 120_000)]
    [InlineData("""{"type": "none"}""", 1, null)]
    [InlineData("null", 1, 7500)]
    [InlineData("null", 4, 45_000)]
    [InlineData("null", 5, null)]
    public void Waits_before_a_retry(string policy, int retry, int? milliseconds)
    {
        var waits = WaitsOf(policy);

        Assert.Equal(milliseconds, retry <= waits.Count ? (int)waits[retry - 1].TotalMilliseconds : null);
    }

    [Theory]
    [InlineData("""{"type": "fixed", "count": 0, "interval": "PT10S"}""")]
    [InlineData("""{"type": "fixed", "count": 91, "interval": "PT10S"}""")]
    [InlineData("""{"type": "fixed", "count": 1}""")]
    [InlineData("""{"type": "fixed", "count": 1, "interval": "ten seconds"}""")]
    [InlineData("""{"type": "fixed", "count": 1, "interval": "-PT10S"}""")]
    [InlineData("""{"count": 1}""")]
    [InlineData("\"none\"")]
    [InlineData("[]")]
    public void A_policy_the_service_does_not_know_fails_the_action(string policy)
    {
        var requests = new Requests();
        var run = Runs.Run(Flow(), requests, trigger: policy);

        Assert.Equal(ActionStatus.Failed, run.Record("Get").Status);
        Assert.Empty(requests.All);
    }

    private static List<TimeSpan> WaitsOf(string policy)
    {
        var time = new VirtualTime(new FixedTime());
        var requests = new Requests((_, _) => Task.FromResult(new FlowResponse(500, ObjectValue.Empty, null)), time);
        Runs.Run(Flow(), requests, time, policy);
        return [.. requests.Times.Zip(requests.Times.Skip(1), (a, b) => b - a)];
    }

    private static RunnableFlow Flow() => Runs.Load(
        """
        "Get": {"type": "Http", "inputs": {"method": "GET", "uri": "https://api.example/", "retryPolicy": "@json(triggerBody())" } }
        """);
}
