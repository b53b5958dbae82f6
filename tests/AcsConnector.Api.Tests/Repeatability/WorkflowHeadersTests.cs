namespace AcsConnector.Api.Tests.Repeatability;

public sealed class WorkflowHeadersTests
{
    private const string Run = "x-ms-workflow-run-id";
    private const string Action = "x-ms-action-tracking-id";
    private static readonly (string, string?) On = ("Repeatability:FromWorkflowHeaders", "true");

    [Fact]
    public async Task They_mean_nothing_unless_it_is_switched_on()
    {
        await using var api = await RunningApi.StartAsync();

        Answer[] answers = [await api.SendAsync(Create("run", "action")), await api.SendAsync(Create("run", "action"))];

        Assert.All(answers, answer => Assert.Null(answer["Repeatability-Result"]));
        Assert.Equal(2, await api.CountAsync());
    }

    [Fact]
    public async Task A_retried_action_gives_the_same_user()
    {
        await using var api = await RunningApi.StartAsync(On);

        Answer[] answers = [await api.SendAsync(Create("run", "action")), await api.SendAsync(Create("run", "action"))];

        Assert.Equal(answers[0].Id, answers[1].Id);
        Assert.Equal(1, await api.CountAsync());
    }

    [Fact]
    public async Task Two_iterations_of_a_loop_are_never_merged()
    {
        await using var api = await RunningApi.StartAsync(On);

        for (var iteration = 0; iteration < 5; iteration++)
            Assert.Equal(201, (await api.SendAsync(Create("run", $"action {iteration}"))).Status);

        Assert.Equal(5, await api.CountAsync());
    }

    /// <summary>Whether every iteration has a tracking id of its own on Azure is not proven.</summary>
    [Fact]
    public async Task Iterations_that_ask_for_something_else_are_not_merged_even_under_one_tracking_id()
    {
        await using var api = await RunningApi.StartAsync(On);

        for (var iteration = 0; iteration < 5; iteration++)
            Assert.Equal(201, (await api.SendAsync(Create("run", "action", $$"""{"createTokenWithScopes":["chat"],"expiresInMinutes":{{60 + iteration}}}"""))).Status);

        Assert.Equal(5, await api.CountAsync());
    }

    [Theory]
    [InlineData("run", "")]
    [InlineData("", "action")]
    public async Task Half_of_them_counts_for_nothing(string run, string action)
    {
        await using var api = await RunningApi.StartAsync(On);

        Answer[] answers = [await api.SendAsync(Create(run, action)), await api.SendAsync(Create(run, action))];

        Assert.All(answers, answer => Assert.Null(answer["Repeatability-Result"]));
        Assert.Equal(2, await api.CountAsync());
    }

    [Fact]
    public async Task A_request_id_of_the_maker_comes_first()
    {
        await using var api = await RunningApi.StartAsync(On);
        Call Iteration(string id, string action) => Call.Create() with { Headers = [("Repeatability-Request-ID", id), (Run, "run"), (Action, action)] };

        await api.SendAsync(Iteration("one", "action 1"));
        await api.SendAsync(Iteration("one", "action 2"));
        await api.SendAsync(Iteration("two", "action 2"));

        Assert.Equal(2, await api.CountAsync());
    }

    private static Call Create(string run, string action, string? body = null) => Call.Create(body) with { Headers = [(Run, run), (Action, action)] };
}
