using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Api.Tests.Http;

public sealed class UpstreamFailureTests
{
    private const string FaultMessage = "This response was asked for through /_emulator/faults.";

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Passes_429_and_503_with_their_Retry_After(int status, string code)
    {
        await using var api = await RunningApi.StartAsync();
        await api.ArmAsync("*", $"\"status\":{status},\"retryAfter\":60");

        var answer = await api.SendAsync(Call.Create());

        answer.AssertError(status, code, FaultMessage);
        Assert.Equal("60", answer["Retry-After"]);
        Assert.Equal(1, await api.AttemptsAsync());
    }

    [Theory]
    [InlineData(500, "InternalServerError")]
    [InlineData(502, "Fault")]
    [InlineData(504, "Fault")]
    public async Task Answers_502_for_any_other_failure_of_the_service(int status, string code)
    {
        await using var api = await RunningApi.StartAsync();
        await api.ArmAsync("*", $"\"status\":{status}");

        var answer = await api.SendAsync(Call.Create());

        answer.AssertError(502, "UpstreamError",
            $"Azure Communication Services returned {status}. Try again; if it stays, look at the service's health.", inner: (code, FaultMessage));
    }

    [Fact]
    public async Task Passes_503_without_a_Retry_After_and_gives_it_one()
    {
        await using var api = await RunningApi.StartAsync();
        await api.ArmAsync("*", "\"status\":503");

        var answer = await api.SendAsync(Call.Create());

        answer.AssertError(503, "ServiceUnavailable", FaultMessage);
        Assert.Equal("5", answer["Retry-After"]);
    }

    [Theory]
    [InlineData("251606349842", "86400")]
    [InlineData("99999999999999999999999", "86400")]
    [InlineData("86401", "86400")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", "86400")]
    [InlineData("86399", "86399")]
    [InlineData("0", "1")]
    [InlineData("-1", "5")]
    [InlineData("soon", "5")]
    public async Task Nobody_is_told_to_wait_for_longer_than_a_day(string retryAfter, string told)
    {
        await using var service = await FakeService.StartAsync(http =>
        {
            http.Response.Headers.RetryAfter = retryAfter;
            return FakeService.AnswerAsync(http, 503, "");
        });
        await using var api = await RunningApi.StartAsync(service);

        var answer = await api.SendAsync(Call.Create());

        Assert.Equal((503, told), (answer.Status, answer["Retry-After"]));
    }

    [Fact]
    public async Task Turns_a_date_in_Retry_After_into_seconds()
    {
        await using var service = await FakeService.StartAsync(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.Date = "Sun, 22 Nov 2026 10:00:00 GMT";
            http.Response.Headers.RetryAfter = "Sun, 22 Nov 2026 10:02:00 GMT";
            return http.Response.WriteAsync("""{"error":{"code":"TooManyRequests","message":"Slowly."}}""");
        });
        await using var api = await RunningApi.StartAsync(service);

        var answer = await api.SendAsync(Call.Create());

        answer.AssertError(429, "TooManyRequests", "Slowly.");
        Assert.Equal("120", answer["Retry-After"]);
    }

    [Fact]
    public async Task A_wrong_key_in_a_connection_string_is_the_callers_401()
    {
        await using var api = await RunningApi.StartAsync();

        var answer = await api.SendAsync(Call.Create() with { Connection = $"endpoint={api.Endpoint};accesskey=d3Jvbmc=" });

        Assert.Equal((401, "Denied", "Denied by the resource provider."), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    [Theory]
    [InlineData(401, """{"error":{"code":"Denied","message":"Denied by the resource provider."}}""")]
    [InlineData(403, """{"error":{"code":"Denied","message":"Denied by the resource provider."}}""")]
    public async Task A_refusal_of_the_servers_own_sign_in_is_502_and_of_the_callers_is_passed(int status, string body)
    {
        await using var service = await FakeService.StartAsync(status, body);
        await using var api = await RunningApi.StartAsync(service);

        var own = await api.SendAsync(Call.Create() with { By = Caller.ApiKey });
        var callers = await api.SendAsync(Call.Create() with { By = Caller.ConnectionString });

        own.AssertError(502, "UpstreamError",
            "Azure Communication Services refused this server's own sign-in. Its operator must check the server's credential and role.",
            inner: ("Denied", "Denied by the resource provider."));
        Assert.Equal((status, body), (callers.Status, callers.Body));
    }

    [Theory]
    [InlineData("", "text/plain")]
    [InlineData("<html>404</html>", "text/html")]
    [InlineData("{}", "application/json")]
    [InlineData("""{"error":"text"}""", "application/json")]
    [InlineData("""{"error":{"code":1,"message":null}}""", "application/json")]
    public async Task Puts_a_4xx_that_has_not_the_services_shape_into_it(string body, string contentType)
    {
        await using var service = await FakeService.StartAsync(404, body, contentType);
        await using var api = await RunningApi.StartAsync(service);

        var answer = await api.SendAsync(Call.Create());

        answer.AssertError(404, "UpstreamError", "Azure Communication Services returned 404 without saying why.");
    }

    [Theory]
    [InlineData("Upstream:Attempt")]
    [InlineData("Upstream:Total")]
    public async Task Answers_504_when_the_service_takes_too_long(string setting)
    {
        await using var api = await RunningApi.StartAsync((setting, "00:00:00.2"));
        await api.ArmAsync("*", "\"latency\":60000");

        var answer = await api.SendAsync(Call.Create());

        answer.AssertError(504, "UpstreamTimeout", "Azure Communication Services did not respond in time. Try again.");
        Assert.Equal("5", answer["Retry-After"]);
    }

    [Fact]
    public async Task Answers_502_when_nobody_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var api = await RunningApi.StartAsync(new Uri($"https://localhost:{port}/"));

        const string sentence = "Azure Communication Services could not be reached, or its response was lost. Check the endpoint of the connection, then try again";
        (await api.SendAsync(Call.Create())).AssertError(502, "UpstreamError", $"{sentence}; a user may have been created all the same.");
        (await api.SendAsync(Call.Issue("8:acs:x"))).AssertError(502, "UpstreamError", $"{sentence}.");
    }
}
