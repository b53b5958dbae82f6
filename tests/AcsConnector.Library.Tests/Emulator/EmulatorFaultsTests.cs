using AcsConnector.Emulator;
using Azure;

namespace AcsConnector.Library.Tests.Emulator;

public sealed class EmulatorFaultsTests : IAsyncLifetime
{
    private AcsEmulator _acs = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _acs = await AcsEmulator.StartAsync(cancellationToken: Token);

    public ValueTask DisposeAsync() => _acs.DisposeAsync();

    [Fact]
    public async Task An_sdk_repeats_a_call_that_meets_an_error()
    {
        _acs.Faults.Inject(new EmulatorFault { Operation = EmulatorOperation.CreateIdentity, Status = 503, RetryAfter = TimeSpan.Zero, Times = 2 });

        await Clients.Of(_acs).CreateUserAsync(Token);

        Assert.Equal([503, 503, 201], _acs.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task An_sdk_repeats_a_call_whose_answer_is_lost_so_that_there_are_two_users()
    {
        _acs.Faults.Inject(new EmulatorFault { Drop = ConnectionDrop.AfterTheWork });

        await Clients.Of(_acs).CreateUserAsync(Token);

        Assert.Equal([null, 201], _acs.Requests.Select(request => request.Status));
        Assert.Equal("POST /identities dropped ConnectionReset", _acs.Requests[0].ToString());
    }

    [Fact]
    public async Task A_fault_is_met_by_its_operation_alone_and_so_often_as_it_says()
    {
        _acs.Faults.Inject(new EmulatorFault { Operation = EmulatorOperation.DeleteIdentity, Status = 500, Times = 2 });
        var client = Clients.Of(_acs, repeats: 0);

        var user = (await client.CreateUserAsync(Token)).Value;

        Assert.Equal(500, (await Assert.ThrowsAsync<RequestFailedException>(() => client.DeleteUserAsync(user, Token))).Status);
        var left = new EmulatorFault { Operation = EmulatorOperation.DeleteIdentity, Status = 500, Times = 1 };
        Assert.Equal([left], _acs.Faults.Pending);
        _acs.Faults.Clear();
        Assert.Equal(204, (await client.DeleteUserAsync(user, Token)).Status);
    }

    [Fact]
    public void What_is_still_to_be_met_is_told_as_it_was_injected()
    {
        EmulatorFault[] faults =
        [
            new() { Operation = EmulatorOperation.GetIdentity, Status = 429, RetryAfter = TimeSpan.FromSeconds(7), Latency = TimeSpan.FromMilliseconds(5), Times = 3 },
            new() { Drop = ConnectionDrop.BeforeTheWork },
            new() { Drop = ConnectionDrop.AfterTheWork },
            new() { Latency = TimeSpan.FromMinutes(1) },
        ];

        Array.ForEach(faults, _acs.Faults.Inject);

        Assert.Equal(faults, _acs.Faults.Pending);
    }

    public static TheoryData<EmulatorFault, string> NoFaults { get; } = new()
    {
        { new EmulatorFault(), "A fault has a Status, a Drop or a Latency." },
        { new EmulatorFault { Status = 500, Drop = ConnectionDrop.AfterTheWork }, "A fault has a Status or a Drop, not both" },
        { new EmulatorFault { Status = 200 }, "The Status of a fault is from 400 to 599, not 200." },
        { new EmulatorFault { Status = 503, RetryAfter = TimeSpan.FromHours(2) }, "The RetryAfter of a fault is from 00:00:00 to 01:00:00, not 02:00:00." },
        { new EmulatorFault { Latency = TimeSpan.FromHours(1) }, "The Latency of a fault is from 00:00:00 to 00:10:00, not 01:00:00." },
        { new EmulatorFault { Status = 503, Times = 0 }, "The Times of a fault is from 1 to" },
    };

    [Theory]
    [MemberData(nameof(NoFaults))]
    public void What_could_not_be_met_is_refused_with_the_reason(EmulatorFault fault, string message)
    {
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => _acs.Faults.Inject(fault)).Message, StringComparison.Ordinal);
        Assert.Empty(_acs.Faults.Pending);
    }
}
