namespace AcsConnector.Api.Tests.Http;

public sealed class RequestIdsTests(SharedApi shared)
{
    private const string Header = "x-ms-client-request-id";

    [Theory]
    [InlineData("08585-run.1:2_3")]
    [InlineData("9f3c1f1e-7b0e-4c7e-9d0b-0a8f6f0f7a11")]
    public async Task A_callers_id_comes_back_and_goes_on_to_the_service(string id)
    {
        await using var service = await FakeService.StartAsync(500, "");
        await using var api = await RunningApi.StartAsync(service);

        var answer = await api.SendAsync(Call.Issue("8:acs:x") with { Headers = [(Header, id)] });

        Assert.Equal(id, answer[Header]);
        Assert.Equal(2, service.Calls.Count);
        Assert.All(service.Calls, call => Assert.Equal(id, call.Headers[Header]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("<script>")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task One_is_made_in_place_of_none_and_of_an_unusable_one(string? id)
    {
        await using var service = await FakeService.StartAsync(201, """{"identity":{"id":"8:acs:x"}}""");
        await using var api = await RunningApi.StartAsync(service);

        var answer = await api.SendAsync(Call.Create() with { Headers = id is null ? [] : [(Header, id)] });

        Assert.True(Guid.TryParse(answer[Header], out _));
        Assert.Equal(answer[Header], Assert.Single(service.Calls).Headers[Header]);
    }

    [Theory]
    [InlineData("POST", "/identities", Caller.Nobody, 401)]
    [InlineData("POST", "/nowhere", Caller.Nobody, 404)]
    [InlineData("PUT", "/identities", Caller.Nobody, 405)]
    [InlineData("DELETE", "/identities/x", Caller.ApiKey, 400)]
    public async Task Every_error_carries_it(string method, string path, Caller caller, int status)
    {
        var answer = await shared.Api.SendAsync(new Call(method, path) { By = caller, Headers = [(Header, "mine")] });

        Assert.Equal((status, "mine"), (answer.Status, answer[Header]));
    }
}
