using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests.Soak;

/// <summary>Arms faults and sets the clock forward, until it is told to stop. Then no fault is armed any more.</summary>
internal sealed class Saboteur(SoakedPrograms programs, SoakCalls calls, JumpingClock clock, Random random)
{
    private const int MostArmed = 100;
    private static readonly TimeSpan BetweenJumps = TimeSpan.FromSeconds(8);

    private static readonly string[] Operations =
        ["*", "CreateIdentity", "IssueAccessToken", "RevokeAccessTokens", "DeleteIdentity", "ExchangeTeamsUserAccessToken"];

    public int Faults { get; private set; }

    public int Jumps { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        var nextJump = DateTime.UtcNow + BetweenJumps;
        while (!stop.IsCancellationRequested)
        {
            var armed = (await calls.ControlAsync("/_emulator/faults", SomeFault()))["value"]!.AsArray();
            Faults++;
            if (DateTime.UtcNow > nextJump)
            {
                clock.Jump(TimeSpan.FromSeconds(random.Next(60, 2400)));
                Jumps++;
                nextJump = DateTime.UtcNow + BetweenJumps;
            }

            var left = armed.Sum(fault => fault!["times"]!.GetValue<int>());
            await Task.Delay(left > MostArmed ? 2000 : 200, TestContext.Current.CancellationToken);
        }

        using var _ = await programs.Emulator.DeleteAsync("/_emulator/faults", TestContext.Current.CancellationToken);
    }

    private JsonObject SomeFault()
    {
        var fault = new JsonObject { ["operation"] = Operations[random.Next(Operations.Length)], ["times"] = random.Next(1, 8) };
        switch (random.Next(6))
        {
            case 0:
                (fault["status"], fault["retryAfter"]) = (429, random.Next(2));
                break;
            case 1:
                fault["status"] = 500;
                break;
            case 2:
                (fault["status"], fault["retryAfter"]) = (503, random.Next(2));
                break;
            case 3:
                fault["reset"] = "beforeCommit";
                break;
            case 4:
                fault["reset"] = "afterCommit";
                break;
            default:
                fault["latency"] = random.Next(1, 500);
                break;
        }

        return fault;
    }
}
