using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Testing.Flows;

/// <summary>The sample flows when the service, or the way to it, fails. Not beside other tests of the same server: faults meet every call.</summary>
public abstract class FailingServiceTests<TBench>(TBench bench) where TBench : FlowBench
{
    private const string CreateUser = "Create_a_user";
    private const string IssueToken = "Issue_a_user_access_token";

    /// <summary>The API repeats a call itself unless it would have to wait beyond its 30 seconds: then the flow sees the 429.</summary>
    [Theory]
    [MemberData(nameof(SampleFlows.EachFormat), MemberType = typeof(SampleFlows))]
    public async Task Sends_again_when_the_service_says_so(string format)
    {
        await bench.ArmAsync("""{"operation":"IssueAccessToken","status":429,"retryAfter":90}""");

        var run = await bench.RunAsync(SampleFlows.Read("quickstart", format));

        Assert.Equal(ActionStatus.Succeeded, run.Result.Status);
        Assert.Equal([("429", 90.0)], Retries(run, IssueToken));
        Assert.Equal(
            [CreateUser, IssueToken, IssueToken, "Revoke_user_access_tokens", "Delete_a_user"],
            run.Requests.Select(request => request.Action));
        Assert.True(run.Result.EndTime - run.Result.StartTime >= TimeSpan.FromSeconds(90));
    }

    /// <summary>
    /// Without the service's Retry-After the API passes a create's 503 on at once, with one of its own: it cannot know whether there is a user.
    /// </summary>
    [Theory]
    [MemberData(nameof(SampleFlows.EachFormat), MemberType = typeof(SampleFlows))]
    public async Task Gives_up_after_five_attempts_and_passes_the_error_on(string format)
    {
        await bench.ArmAsync("""{"operation":"CreateIdentity","status":503,"times":5}""");
        var users = await bench.CountUsersAsync();

        var run = await bench.RunAsync(SampleFlows.Read("token-for-my-app", format), ObjectValue.Empty);

        Assert.Equal(0, await bench.CountArmedFaultsAsync());
        Assert.Equal(users, await bench.CountUsersAsync());
        Assert.Equal(
            [("ServiceUnavailable", 5.0), ("ServiceUnavailable", 5.0), ("ServiceUnavailable", 5.0), ("ServiceUnavailable", 5.0)],
            Retries(run, CreateUser));
        Assert.Equal(Enumerable.Repeat(CreateUser, 5), run.Requests.Select(request => request.Action));
        Assert.All(run.Requests, request => Assert.Equal(run.Result.Id, HeaderOf(request, "Repeatability-Request-ID")));
        Assert.Equal((ActionStatus.Failed, "ServiceUnavailable"), (run[CreateUser].Record.Status, run[CreateUser].Record.Code));
        AssertFailed(run, "Respond_that_no_user_was_created", 503);
    }

    [Theory]
    [MemberData(nameof(SampleFlows.EachFormat), MemberType = typeof(SampleFlows))]
    public async Task A_create_whose_answer_is_lost_on_its_way_to_the_flow_makes_one_user(string format)
    {
        var users = await bench.CountUsersAsync();
        LostAnswer? lost = null;

        var run = await bench.RunAsync(
            SampleFlows.Read("token-for-my-app", format), ObjectValue.Empty, network: inner => lost = new LostAnswer(inner, CreateUser));

        Assert.Equal(ActionStatus.Succeeded, run.Result.Status);
        Assert.Equal([("NoResponse", 7.5)], Retries(run, CreateUser));
        Assert.Equal(2, run.To(CreateUser).Count());
        Assert.Equal(users + 1, await bench.CountUsersAsync());
        Assert.Equal(lost!.Answer!.Body, ((ObjectValue)run[CreateUser].Record.Outputs!)["body"]);
    }

    /// <summary>The API never learns which user that was, and the service has no way to ask: the first one stays without an owner.</summary>
    [Theory]
    [MemberData(nameof(SampleFlows.EachFormat), MemberType = typeof(SampleFlows))]
    public async Task A_create_whose_answer_is_lost_on_its_way_to_the_api_is_made_again(string format)
    {
        await bench.ArmAsync("""{"operation":"CreateIdentity","reset":"afterCommit"}""");
        var users = await bench.CountUsersAsync();

        var run = await bench.RunAsync(SampleFlows.Read("token-for-my-app", format), ObjectValue.Empty);

        Assert.Equal(ActionStatus.Succeeded, run.Result.Status);
        Assert.Equal([("BadGateway", 7.5)], Retries(run, CreateUser));
        Assert.Equal(users + 2, await bench.CountUsersAsync());
    }

    [Theory]
    [MemberData(nameof(SampleFlows.EachFormat), MemberType = typeof(SampleFlows))]
    public async Task A_token_for_a_deleted_user_is_answered_404(string format)
    {
        var user = await bench.CreateUserAsync();
        await bench.DeleteUserAsync(user);

        var run = await bench.RunAsync(SampleFlows.Read("token-for-my-app", format), new ObjectValue(("userId", user)));

        Assert.Equal([IssueToken], run.Requests.Select(request => request.Action));
        Assert.Equal((ActionStatus.Failed, "NotFound"), (run[IssueToken].Record.Status, run[IssueToken].Record.Code));
        Assert.Equal(ActionStatus.Skipped, run["Create_chat_thread"].Record.Status);
        AssertFailed(run, "Respond_that_no_token_was_issued", 404, "IdentityNotFound");
    }

    [Theory]
    [MemberData(nameof(SampleFlows.EachFormat), MemberType = typeof(SampleFlows))]
    public async Task A_teams_token_of_another_origin_is_answered_401(string format)
    {
        var request = (await bench.TeamsRequestAsync()).With("teamsToken", "a token that nobody signed");

        var run = await bench.RunAsync(SampleFlows.Read("teams-exchange", format), request);

        Assert.Single(run.Requests);
        AssertFailed(run, "Respond_that_the_exchange_failed", 401, "InvalidAccessToken");
    }

    /// <summary>An answer that was handled is an answer, but the run counts as failed: its other leaves were skipped after a failure.</summary>
    private static void AssertFailed(BenchRun run, string response, int statusCode, string? code = null)
    {
        Assert.Equal(ActionStatus.Failed, run.Result.Status);
        Assert.Equal((response, statusCode), (run.Result.Response!.Action, run.Result.Response!.Response.StatusCode));
        var error = (ObjectValue)((ObjectValue)run.Result.Response!.Response.Body!)["error"]!;
        Assert.Equal(["code", "message"], error.Names);
        Assert.All(error, part => Assert.NotEmpty(part.Value.ToText()));
        if (code is not null)
            Assert.Equal(code, error["code"]!.ToText());
    }

    private static IEnumerable<(string Code, double Seconds)> Retries(BenchRun run, string action) =>
        run[action].Retries.Select(retry => (retry.Code, retry.WaitAfter.TotalSeconds));

    private static string HeaderOf(FlowRequest request, string name) => request.Headers.Single(header => header.Key == name).Value;

    /// <summary>A connection that breaks after the API has answered, once.</summary>
    private sealed class LostAnswer(FlowTransport inner, string action) : FlowTransport
    {
        public FlowResponse? Answer { get; private set; }

        public override async Task<FlowResponse> SendAsync(FlowRequest request, CancellationToken cancellationToken)
        {
            var answer = await inner.SendAsync(request, cancellationToken);
            if (request.Action != action || Answer is not null)
                return answer;
            Answer = answer;
            throw new NoResponseException("The connection was lost before the answer.");
        }
    }
}
