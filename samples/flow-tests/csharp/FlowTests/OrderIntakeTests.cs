using AcsConnector.Flows;
using AcsConnector.Flows.Testing;

namespace FlowTests;

/// <summary>A Consumption workflow: mocks that look at the request, and time that nobody waits for.</summary>
public sealed class OrderIntakeTests
{
    [Fact]
    public async Task An_order_is_refused_when_one_line_cannot_be_filled()
    {
        FlowRunResult run = await FlowTest.Load(Samples.At("flows/order-intake/order-intake.json"))
            .Trigger(new { id = "o-3", lines = new[] { new { item = "pen", count = 2 }, new { item = "gold", count = 9 } } })
            .Mock("Reserve", request => new MockResponse((string?)request.Body?["item"] == "gold" ? 409 : 201))
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(409, run.Response?.StatusCode);
        Assert.Equal([FlowStatus.Succeeded, FlowStatus.Failed], run["Reserve"].Iterations.Select(line => line.Status));
    }

    [Fact]
    public async Task A_stock_that_is_busy_is_asked_three_times()
    {
        FlowRunResult run = await FlowTest.Load(Samples.At("flows/order-intake/order-intake.json"))
            .Trigger(new { id = "o-2", lines = new[] { new { item = "pen", count = 2 } } })
            .Mock("Reserve", 503)
            .At(DateTimeOffset.UnixEpoch)
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal((3, TimeSpan.FromSeconds(40)), (run.Requests.Count, run.Elapsed));
    }
}
