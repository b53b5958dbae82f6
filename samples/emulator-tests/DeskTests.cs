using AcsConnector.Emulator;
using Azure;
using Azure.Core.Pipeline;
using TokenDesk;

namespace EmulatorTests;

/// <summary>Each test has an emulator of its own, so that they run side by side.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private AcsEmulator _acs = null!;
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _acs = await AcsEmulator.StartAsync(cancellationToken: Token);
        _desk = new Desk(_acs.ConnectionString, new DeskOptions
        {
            Transport = new HttpClientTransport(_acs.CreateHandler()),
            Retry = { Delay = TimeSpan.Zero },
            Time = _acs.Time,
        });
    }

    public ValueTask DisposeAsync() => _acs.DisposeAsync();

    [Fact]
    public async Task Everybody_has_a_user_of_their_own_and_keeps_the_token()
    {
        var ann = await _desk.GetTokenAsync("ann", Token);
        var bob = await _desk.GetTokenAsync("bob", Token);

        Assert.NotEqual(ann.User, bob.User);
        Assert.Equal(ann, await _desk.GetTokenAsync("ann", Token));
        Assert.Equal(2, _acs.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_replaced_by_one_of_the_same_user()
    {
        var first = await _desk.GetTokenAsync("ann", Token);

        _acs.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(4));
        var second = await _desk.GetTokenAsync("ann", Token);

        Assert.Equal(first.User, second.User);
        Assert.True(second.ExpiresOn > first.ExpiresOn);
        Assert.Equal([EmulatorOperation.CreateIdentity, EmulatorOperation.IssueAccessToken], _acs.Requests.Select(request => request.Operation));
    }

    [Fact]
    public async Task A_service_that_is_busy_is_asked_again()
    {
        _acs.Faults.Inject(new EmulatorFault { Status = 503, Times = 2 });

        await _desk.GetTokenAsync("ann", Token);

        Assert.Equal([503, 503, 201], _acs.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task A_service_that_stays_down_is_told_and_nothing_is_kept_of_it()
    {
        _acs.Faults.Inject(new EmulatorFault { Status = 500, Times = 4 });

        Assert.Equal(500, (await Assert.ThrowsAsync<RequestFailedException>(() => _desk.GetTokenAsync("ann", Token))).Status);
        Assert.NotEmpty((await _desk.GetTokenAsync("ann", Token)).Token);
    }
}
