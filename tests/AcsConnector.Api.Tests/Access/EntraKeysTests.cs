using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AcsConnector.Api.Tests.Access;

public sealed class EntraKeysTests : IAsyncLifetime
{
    /// <summary>The two documents: about itself, and its keys.</summary>
    private const int Documents = 2;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private FakeService _service = null!;
    private StandInAuthority _authority = null!;
    private RunningApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await FakeService.StartAsync(204, "");
        _authority = await StandInAuthority.StartAsync();
        _api = await RunningApi.StartAsync([_time], _service.Endpoint,
            ("Access:Entra:Authority", _authority.Address.AbsoluteUri), ("Access:Entra:Audience", StandInAuthority.Audience));
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _authority.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Are_asked_for_once_however_many_come_at_once()
    {
        Assert.Equal(0, _authority.Requests);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync()));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(Documents, _authority.Requests);
    }

    [Fact]
    public async Task Are_asked_for_again_after_half_a_day()
    {
        await SendAsync();
        _time.Advance(TimeSpan.FromHours(11.9));
        await SendAsync();
        Assert.Equal(Documents, _authority.Requests);

        _time.Advance(TimeSpan.FromHours(0.1));
        await SendAsync();
        Assert.Equal(2 * Documents, _authority.Requests);
    }

    [Fact]
    public async Task A_key_that_was_changed_is_found_with_the_first_token_it_signed()
    {
        await SendAsync();
        var old = Token();
        _authority.ChangeKey();
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(200, (await SendAsync()).Status);
        Assert.Equal(401, (await SendAsync(old)).Status);
    }

    [Fact]
    public async Task Made_up_keys_make_it_ask_every_ten_seconds_at_most()
    {
        var stranger = SigningKey.OfAStranger();
        await SendAsync();
        for (var i = 0; i < 10; i++)
            Assert.Equal(401, (await SendAsync(_authority.Token(stranger.Renamed(), _time.GetUtcNow()))).Status);
        Assert.Equal(Documents, _authority.Requests);

        _time.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 10; i++)
            Assert.Equal(401, (await SendAsync(_authority.Token(stranger.Renamed(), _time.GetUtcNow()))).Status);
        Assert.Equal(2 * Documents, _authority.Requests);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(404, "{}")]
    [InlineData(302, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"issuer":"https://login.microsoftonline.com/x/v2.0"}""")]
    [InlineData(200, """{"issuer":"https://login.microsoftonline.com/x/v2.0","jwks_uri":"https://keys.example/"}""")]
    [InlineData(200, """{"issuer":1,"jwks_uri":2}""")]
    public async Task An_authority_that_does_not_answer_as_one_is_503_and_not_401(int status, string body)
    {
        _authority.Instead = http => RefuseAsync(http, status, body);

        var first = await SendAsync();
        _authority.Instead = null;
        var soon = await SendAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        var later = await SendAsync();

        first.AssertError(503, "SignInUnavailable", "Microsoft Entra ID could not be reached, so the token cannot be checked. Try again; if it stays, this server's operator must check Access__Entra__Authority.");
        Assert.Equal("10", first["Retry-After"]);
        Assert.Equal(503, soon.Status);
        Assert.Equal(200, later.Status);
        Assert.Contains(_api.Log.Entries, entry => entry.StartsWith("Warning: The keys of Microsoft Entra ID could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        _authority.Instead = async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.WriteAsync(new string(' ', 100_000), http.RequestAborted);
        };

        Assert.Equal(503, (await SendAsync()).Status);
    }

    [Fact]
    public async Task Known_keys_serve_for_a_day_while_the_authority_is_away()
    {
        await SendAsync();
        _authority.Instead = http => RefuseAsync(http, 500, "");

        _time.Advance(TimeSpan.FromHours(23.9));
        Assert.Equal(200, (await SendAsync()).Status);
        Assert.Equal(503, (await SendAsync(_authority.Token(SigningKey.OfAStranger(), _time.GetUtcNow()))).Status);

        _time.Advance(TimeSpan.FromHours(0.1));
        Assert.Equal(503, (await SendAsync()).Status);
    }

    [Fact(Timeout = 30_000)]
    public async Task Known_keys_serve_while_one_request_asks_for_newer_ones()
    {
        await SendAsync();
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        _authority.Instead = async http =>
        {
            reached.TrySetResult();
            await goOn.Task;
            await RefuseAsync(http, 500, "");
        };
        _time.Advance(TimeSpan.FromHours(12.1));

        var asks = SendAsync();
        await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        var others = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync()));
        Assert.False(asks.IsCompleted);
        goOn.SetResult();

        Assert.All(others, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(200, (await asks).Status);
    }

    private static Task RefuseAsync(HttpContext http, int status, string body)
    {
        http.Response.Headers.Location = "https://evil.example/";
        return FakeService.AnswerAsync(http, status, body);
    }

    private string Token() => _authority.Token(now: _time.GetUtcNow());

    private Task<Answer> SendAsync(string? token = null) =>
        _api.SendAsync(Call.TestConnection() with { By = Caller.Nobody, Headers = [("Authorization", $"Bearer {token ?? Token()}")] });
}
