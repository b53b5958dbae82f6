using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace AcsConnector.Api.Tests.Repeatability;

public sealed class FirstSentTests
{
    private const string IdHeader = "Repeatability-Request-ID";
    private const string Header = "Repeatability-First-Sent";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(-300)]
    [InlineData(0)]
    [InlineData(300)]
    public async Task A_date_within_five_minutes_is_accepted(int seconds)
    {
        await using var service = await UsersAsync();
        await using var api = await RunningApi.StartAsync([_time], service.Endpoint);

        var answer = await api.SendAsync(Create("one", _time.GetUtcNow().AddSeconds(seconds)));

        Assert.Equal((201, "accepted"), (answer.Status, answer["Repeatability-Result"]));
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public async Task A_date_further_off_is_refused_and_makes_no_user(int seconds)
    {
        await using var service = await UsersAsync();
        await using var api = await RunningApi.StartAsync([_time], service.Endpoint);

        var answer = await api.SendAsync(Create("one", _time.GetUtcNow().AddSeconds(seconds)));

        answer.AssertError(412, "FirstSentOutOfRange", $"{Header} is more than 5 minutes off. Start over with a new {IdHeader}.", Header);
        Assert.Empty(service.Calls);
    }

    [Theory]
    [InlineData("now")]
    [InlineData("2026-11-22T10:00:00Z")]
    [InlineData("Mon, 22 Nov 2026 10:00:00 GMT")] // It is a Sunday.
    public async Task What_is_no_date_is_refused(string date)
    {
        await using var service = await UsersAsync();
        await using var api = await RunningApi.StartAsync([_time], service.Endpoint);

        var answer = await api.SendAsync(Call.Create() with { Headers = [(IdHeader, "one"), (Header, date)] });

        answer.AssertError(400, "InvalidFirstSent", $"{Header} must be a date such as Sun, 06 Nov 1994 08:49:37 GMT.", Header);
        Assert.Empty(service.Calls);
    }

    [Fact]
    public async Task A_date_without_a_request_id_is_refused()
    {
        await using var service = await UsersAsync();
        await using var api = await RunningApi.StartAsync([_time], service.Endpoint);

        var answer = await api.SendAsync(Call.Create() with { Headers = [(Header, Text(_time.GetUtcNow()))] });

        answer.AssertError(400, "InvalidFirstSent", $"{Header} has no meaning without {IdHeader}.", Header);
    }

    [Fact]
    public async Task A_request_id_is_forgotten_after_a_day()
    {
        await using var service = await UsersAsync();
        await using var api = await RunningApi.StartAsync([_time], service.Endpoint);

        var first = await api.SendAsync(Create("one", _time.GetUtcNow()));
        _time.Advance(TimeSpan.FromHours(23));
        var sameDay = await api.SendAsync(Create("one", _time.GetUtcNow()));
        _time.Advance(TimeSpan.FromHours(1.1));
        var nextDay = await api.SendAsync(Create("one", _time.GetUtcNow()));

        Assert.Equal(first.Id, sameDay.Id);
        Assert.NotEqual(first.Id, nextDay.Id);
    }

    [Fact]
    public async Task The_service_hears_the_same_id_and_date_however_often_it_is_asked()
    {
        var answers = 0;
        await using var service = await FakeService.StartAsync(http => answers++ == 0
            ? FakeService.AnswerAsync(http, 500, "")
            : FakeService.AnswerAsync(http, 201, """{"identity":{"id":"8:acs:x"}}"""));
        await using var api = await RunningApi.StartAsync([_time], service.Endpoint);
        var firstSent = Text(_time.GetUtcNow());

        var lost = await api.SendAsync(Create("one"));
        _time.Advance(TimeSpan.FromMinutes(4));
        var again = await api.SendAsync(Create("one"));
        await api.SendAsync(Create("two"));

        Assert.Equal((502, 201), (lost.Status, again.Status));
        var sent = service.Calls.Select(call => (Id: call.Headers[IdHeader].ToString(), Date: call.Headers[Header].ToString())).ToList();
        Assert.Equal((sent[0].Id, firstSent), sent[1]);
        Assert.True(Guid.TryParse(sent[0].Id, out _));
        Assert.NotEqual(sent[0].Id, sent[2].Id);
    }

    private static Task<FakeService> UsersAsync()
    {
        var users = 0;
        return FakeService.StartAsync(http =>
            FakeService.AnswerAsync(http, 201, $$$"""{"identity":{"id":"8:acs:{{{Interlocked.Increment(ref users)}}}"}}"""));
    }

    private static Call Create(string requestId, DateTimeOffset? firstSent = null) => Call.Create() with
    {
        Headers = [(IdHeader, requestId), .. firstSent is { } date ? [(Header, Text(date))] : Array.Empty<(string, string)>()],
    };

    private static string Text(DateTimeOffset date) => date.ToString("r", CultureInfo.InvariantCulture);
}
