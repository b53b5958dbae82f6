using System.Collections.Concurrent;

namespace AcsConnector.Programs.Tests.Soak;

/// <summary>What all workers saw: the model that the emulator's state is compared with at the end.</summary>
internal sealed class SoakLedger
{
    private int _unanswered;

    public ConcurrentBag<KnownUser> Users { get; } = [];

    /// <summary>Tokens of Teams users, which nothing but their expiry ends.</summary>
    public ConcurrentBag<KnownToken> TeamsTokens { get; } = [];

    /// <summary>Answers by call, status and code.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = new();

    public ConcurrentBag<string> Violations { get; } = [];

    /// <summary>Creates without a request id whose answer was lost: each may have left a user that nobody knows.</summary>
    public int UnansweredCreates => _unanswered;

    public int Calls => Answers.Values.Sum();

    public void Count(string call, int status, string? code) =>
        Answers.AddOrUpdate($"{call} {status}{(code is null ? "" : $" {code}")}", 1, (_, count) => count + 1);

    public void CreateWasNotAnswered() => Interlocked.Increment(ref _unanswered);

    public void Demand(bool holds, string otherwise)
    {
        if (!holds)
            Violations.Add(otherwise);
    }
}
