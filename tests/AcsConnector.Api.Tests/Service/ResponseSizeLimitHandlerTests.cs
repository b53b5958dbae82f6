using Microsoft.AspNetCore.Http;

namespace AcsConnector.Api.Tests.Service;

public sealed class ResponseSizeLimitHandlerTests(ClassApiOfFakeService faked) : IClassFixture<ClassApiOfFakeService>
{
    private const string TooLarge = "The endpoint's response is larger than any of Azure Communication Services. Check the endpoint of the connection.";
    private const string Created = """{"identity":{"id":"8:acs:x"}}""";

    [Theory]
    [InlineData(64 * 1024, true)]
    [InlineData(64 * 1024, false)]
    public async Task An_answer_of_64_KB_is_taken_and_no_larger_one(int limit, bool saysLength)
    {
        Assert.Equal(201, (await AskAsync(limit, saysLength)).Status);
        (await AskAsync(limit + 1, saysLength)).AssertError(502, "UpstreamError", TooLarge);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        var (api, _) = faked.Answering(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.WriteAsync(new string(' ', 10_000), http.RequestAborted);
        });

        (await api.SendAsync(Call.Create())).AssertError(502, "UpstreamError", TooLarge);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_not_followed(int status)
    {
        await using var elsewhere = await FakeService.StartAsync(201, Created);
        var (api, _) = faked.Answering(http =>
        {
            http.Response.Headers.Location = $"{elsewhere.Endpoint}identities";
            return FakeService.AnswerAsync(http, status, "");
        });

        var answer = await api.SendAsync(Call.Create());

        Assert.Equal((502, "UpstreamError"), (answer.Status, answer.ErrorCode));
        Assert.Empty(elsewhere.Calls);
    }

    private async Task<Answer> AskAsync(int length, bool saysLength)
    {
        var (api, _) = faked.Answering(http =>
        {
            if (saysLength)
                http.Response.ContentLength = length;
            return FakeService.AnswerAsync(http, 201, Created.PadRight(length));
        });
        return await api.SendAsync(Call.Create());
    }
}
