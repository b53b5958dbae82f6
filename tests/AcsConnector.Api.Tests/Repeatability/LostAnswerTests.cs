namespace AcsConnector.Api.Tests.Repeatability;

/// <summary>The service has made the user, and its answer never arrives.</summary>
public sealed class LostAnswerTests
{
    private const string AfterCommit = "\"reset\":\"afterCommit\"";
    private static readonly (string, string?) ThroughCustomId = ("Repeatability:ThroughCustomId", "true");

    [Fact(Skip = ClientInUse.HasNoCustomIds, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    public async Task With_a_custom_id_the_next_request_finds_that_user()
    {
        await using var api = await RunningApi.StartAsync(ThroughCustomId);
        await api.ArmAsync("CreateIdentity", AfterCommit, times: 2); // The API itself tries twice.

        var lost = await api.SendAsync(Create("one"));
        var again = await api.SendAsync(Create("one"));

        Assert.Equal((502, 201), (lost.Status, again.Status));
        Assert.Equal(1, await api.CountAsync());
    }

    [Fact(Skip = ClientInUse.HasNoCustomIds, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    public async Task With_a_custom_id_request_ids_and_callers_are_still_told_apart()
    {
        await using var api = await RunningApi.StartAsync(ThroughCustomId);

        Answer[] answers =
        [
            await api.SendAsync(Create("one")),
            await api.SendAsync(Create("two")),
            await api.SendAsync(Create("one") with { By = Caller.ApiKey }),
            await api.SendAsync(Call.Create()),
        ];

        Assert.Equal(4, answers.Select(answer => answer.Id).Distinct().Count());
    }

    /// <summary>The reason for the setting: the service's stable version cannot be asked whether it has made a user.</summary>
    [Fact]
    public async Task Without_it_the_flow_still_has_one_user_but_the_service_may_have_two()
    {
        await using var api = await RunningApi.StartAsync();
        await api.ArmAsync("CreateIdentity", AfterCommit, times: 1);

        var lost = await api.SendAsync(Create("one"));
        Answer[] answers = [await api.SendAsync(Create("one")), await api.SendAsync(Create("one"))];

        Assert.Equal(502, lost.Status);
        Assert.Contains("a user may have been created all the same", lost.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(answers[0].Id, answers[1].Id);
        Assert.Equal(2, await api.CountAsync());
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true", Skip = ClientInUse.HasNoCustomIds, SkipUnless = nameof(ClientInUse.IsOurs), SkipType = typeof(ClientInUse))]
    public async Task Another_body_after_it_is_refused(string throughCustomId)
    {
        await using var api = await RunningApi.StartAsync(("Repeatability:ThroughCustomId", throughCustomId));
        await api.ArmAsync("CreateIdentity", AfterCommit, times: 2);

        await api.SendAsync(Create("one"));
        var other = await api.SendAsync(Create("one", """{"expiresInMinutes":60}"""));

        Assert.Equal((409, "RequestIdReused"), (other.Status, other.ErrorCode));
    }

    private static Call Create(string requestId, string? body = null) => Call.Create(body) with { Headers = [("Repeatability-Request-ID", requestId)] };
}
