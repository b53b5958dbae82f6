using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;

namespace AcsConnector.Emulator.Control;

/// <summary>The way back to an empty emulator.</summary>
internal sealed class Resetting(
    IdentityStore identities, AssignmentStore assignments, FaultInjection faults, RateLimits limits, RequestLog requests,
    IssuedTokens tokens)
{
    public async Task RunAsync()
    {
        await identities.ResetAsync();
        await assignments.ResetAsync();
        faults.Clear();
        limits.Reset();
        requests.Clear();
        tokens.Clear();
    }
}
